import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/language/language-of.ts';
import { readOpinion } from '../../../shared/language/read-opinion.ts';
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
    expect(readOpinion('质量超好').sentiment).toMatchObject({ label: 'positive', score: 0.612, words: 1 });
    expect(readOpinion('很勉强').sentiment).toMatchObject({ label: 'negative', score: -0.318, words: 1 });
  });

  // The list of AFINN as translated weighs each of them, or a word in it, up to -3 or 3.
  it.each([
    ...[
      '婴儿',
      '下一个',
      '上衣',
      '小说',
      '雨衣',
      '老张的',
      '小姐的',
      '摊子',
      '聚焦镜',
      '收费单',
      '患者',
      '韩元',
      '珠宝',
      '钻石',
      '玫瑰',
    ],
    ...[
      '礼品',
      '笑话书',
      '玩笑书',
      '评论家',
      '木雕饰品',
      '秘籍',
      '柴草',
      '迷彩服',
      '驱蚊水',
      '香烛',
      '长号',
      '铅板',
      '隔音材料',
      '扼流圈',
    ],
    ...[
      '拖钓竿',
      '配料',
      '近视镜',
      '菜鸟的',
      '短视频',
      '斧头',
      '灰色的',
      '织机',
      '织布机',
      '果汁液',
      '切割机',
      '涂抹刀',
      '煮熟的',
      '维他命',
    ],
    ...[
      '智能手机',
      '标题',
      '常青藤',
      '常绿树',
      '常青树',
      '清洁器',
      '礼炮',
      '宝石',
      '勋章',
      '喜剧',
      '神话',
      '怪物',
      '复仇者',
      '屏障霜',
      '前厅柜',
    ],
    ...[
      '景点票',
      '旗舰店的',
      '天堂伞',
      '保护套',
      '保护膜',
      '保护壳',
      '报警器',
      '警报器',
      '垃圾袋',
      '垃圾桶',
      '破壁机',
      '爽肤水',
      '棒棒糖',
    ],
    ...['臭豆腐', '香皂', '香薰', '香肠', '香蕉', '香菇', '扣子', '纽扣'],
  ])('take %s for no opinion', (goods) => {
    expect(readOpinion(`${goods}收到了`).sentiment).toBeUndefined();
  });

  it('let what is said of such goods count', () => {
    expect(readOpinion('婴儿上衣很漂亮').sentiment).toMatchObject({ label: 'positive', words: 1 });
    expect(readOpinion('垃圾袋太薄，破了').sentiment).toMatchObject({ label: 'negative' });
    expect(readOpinion('这东西是垃圾').sentiment).toMatchObject({ label: 'negative' });
  });
});
