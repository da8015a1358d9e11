import type { Language } from './language-of.ts';

/** Words that change what the next opinion means. */
export interface TurningWords {
  /** The next opinion means its opposite, somewhat weaker. */
  readonly negators: string;
  /** The next opinion is stronger. */
  readonly boosters: string;
  /** It is weaker. */
  readonly dampeners: string;
  /** What comes after it counts for more than what came before it. */
  readonly contrasts: string;
  /** Units between a negator and the opinion it turns, at most. */
  readonly reach: number;
}

export const turningWords: Readonly<Record<Language, TurningWords>> = {
  en: {
    negators:
      'not|no|never|neither|nor|none|nothing|nobody|without|hardly|barely|scarcely|rarely|lack|lacks|lacking|lacked|far from|anything but|' +
      'rather than|less than|if only',
    boosters:
      'very|really|so|extremely|super|absolutely|totally|completely|incredibly|highly|truly|too|such|most|especially|definitely|' +
      'exceptionally|insanely|utterly|amazingly|particularly|even|much|quite',
    dampeners: 'slightly|somewhat|a bit|a little|fairly|rather|partly|mostly|almost|kind of|sort of|pretty',
    contrasts: 'but|however',
    reach: 4,
  },
  zh: {
    negators:
      '不|没|没有|無|无|未|别|不是|并不|并非|不太|不够|不怎么|不算|毫无|从不|从未|没什么|没有什么|不会|不能|不要|绝不|没能|谈不上|称不上|不再',
    boosters:
      '很|非常|特别|太|真|真的|十分|极其|极|超|超级|相当|最|实在|实在是|好好|完全|更|更加|如此|尤其|格外|确实|绝对|根本|特',
    dampeners: '有点|有点儿|有些|稍|稍微|略|略微|比较|还算|一点|稍稍|基本',
    contrasts: '但|但是|可是|不过|然而|只是|却|美中不足',
    reach: 5,
  },
};

/** Opinions of their own in either language. */
export const emoji = {
  positive: '😀😁😂😃😄😅😆😊😍😘😋😎🤗🤩🥰😻👍👏👌💪🙏🎉❤💕💖💗💯🌹✨⭐🔥',
  negative: '😠😡🤬😤😞😟😢😭😣😖😫😩😒🙄😔😕👎💔🤮🤢😱💩',
} as const;
