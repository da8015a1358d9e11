import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/language/language-of.ts';
import { sentimentOf } from '../../../shared/language/sentiment-of.ts';
import { shopWords } from '../../../shared/language/shop-words.ts';
import { turningWords } from '../../../shared/language/turning-words.ts';

const opinionsOf = (language: Language) => Object.values(shopWords[language]).flatMap((list) => list.split('|'));
const turnsOf = (language: Language) => {
  const { negators, boosters, dampeners, contrasts } = turningWords[language];
  return [negators, boosters, dampeners, contrasts].flatMap((list) => list.split('|'));
};

describe('shopWords and turningWords', () => {
  it.each(['en', 'zh'] as const)(
    'have no word of %s twice, as the later entry would overwrite the other',
    (language) => {
      const words = [...opinionsOf(language), ...turnsOf(language)];
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
      expect(words).not.toContain('');
    },
  );

  it('take 超好 and 勉强 for opinions, not for degrees of others', () => {
    // 3 / √24, and -1 strengthened by 1.3: -1.3 / √(1.69 + 15).
    expect(sentimentOf('质量超好')).toMatchObject({ label: 'positive', score: 0.612, words: 1 });
    expect(sentimentOf('很勉强')).toMatchObject({ label: 'negative', score: -0.318, words: 1 });
  });
});
