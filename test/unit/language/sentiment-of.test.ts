import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../shared/language/language-of.ts';
import { readOpinion } from '../../../shared/language/read-opinion.ts';
import type { SentimentLabel } from '../../../shared/language/sentiment-of.ts';
import { labelledChinese } from './labelled-chinese.ts';
import { labelledEnglish } from './labelled-english.ts';

type Labelled = Readonly<Record<SentimentLabel, readonly string[]>>;

const scoreOf = (text: string) => readOpinion(text).sentiment?.score ?? 0;

/** Shares of the sentences with their label, and with the opposite one; a text without an opinion counts as neutral. */
function measure(labelled: Labelled) {
  const sentences = Object.entries(labelled).flatMap(([label, texts]) => texts.map((text) => ({ label, text })));
  const found = sentences.map(({ label, text }) => ({ label, found: readOpinion(text).sentiment?.label ?? 'neutral' }));
  const opposite = (label: string, other: string) => label !== other && label !== 'neutral' && other !== 'neutral';
  const share = (of: (one: (typeof found)[number]) => boolean) => found.filter(of).length / found.length;
  return {
    sentences: sentences.length,
    right: share((one) => one.label === one.found),
    opposite: share((one) => opposite(one.label, one.found)),
  };
}

describe('readOpinion(text).sentiment', () => {
  it('tells nine in ten English sentences as they are meant, and hardly any as the opposite', () => {
    const { sentences, right, opposite } = measure(labelledEnglish);
    expect(sentences).toBeGreaterThanOrEqual(60);
    expect(right).toBeGreaterThanOrEqual(0.9);
    expect(opposite).toBeLessThanOrEqual(0.02);
  });

  it('tells nine in ten Chinese sentences as they are meant, and hardly any as the opposite', () => {
    const { sentences, right, opposite } = measure(labelledChinese);
    expect(sentences).toBeGreaterThanOrEqual(60);
    expect(right).toBeGreaterThanOrEqual(0.9);
    expect(opposite).toBeLessThanOrEqual(0.02);
  });

  it('gives the score by hand: a sum x as x / √(x² + 15)', () => {
    // "love" is 3 in AFINN: 3 / √24. Two of them: 6 / √51.
    expect(readOpinion('I love the colour').sentiment).toEqual({
      language: 'en',
      score: 0.612,
      label: 'positive',
      words: 1,
    });
    expect(readOpinion('I love the colour. I love the shape.').sentiment).toMatchObject({ score: 0.84, words: 2 });
  });

  it('turns what is negated, weaker', () => {
    for (const [plain, negated] of [
      ['It is nice.', 'It is not nice.'],
      ['I was happy with it.', "I wasn't happy with it."],
      ['东西实用。', '东西不实用。'],
      ['我很满意。', '我不是很满意。'],
    ] as const) {
      expect(scoreOf(negated)).toBeLessThan(0);
      expect(-scoreOf(negated)).toBeLessThan(scoreOf(plain));
    }
    expect(scoreOf('It is not good.')).toBeLessThan(0);
    expect(scoreOf('质量不好')).toBeLessThan(0);
    expect(scoreOf('It is not bad.')).toBeGreaterThan(0);
    expect(scoreOf('没有任何问题')).toBeGreaterThan(0);
  });

  it('takes two negations for none', () => {
    expect(scoreOf('我不是不喜欢')).toBeGreaterThan(0);
    expect(scoreOf('It was never not good')).toBeGreaterThan(0);
  });

  it('does not let a negation reach into the next part of a sentence', () => {
    expect(scoreOf('I did not wait, great service')).toBeGreaterThan(0);
    expect(scoreOf('没有等，非常满意')).toBeGreaterThan(0);
  });

  it('lets a negation turn one opinion, and none far from it', () => {
    expect(scoreOf('没问题很好')).toBeGreaterThan(scoreOf('很好'));
    expect(scoreOf('I have not yet told my brother and sister about this great lamp')).toBe(scoreOf('The great lamp'));
  });

  it('gives more for very, less for slightly', () => {
    expect(scoreOf('The seller was very helpful')).toBeGreaterThan(scoreOf('The seller was helpful'));
    expect(scoreOf('The seller was somewhat helpful')).toBeLessThan(scoreOf('The seller was helpful'));
    expect(scoreOf('非常失望')).toBeLessThan(scoreOf('失望'));
    expect(scoreOf('有点失望')).toBeGreaterThan(scoreOf('失望'));
  });

  it('gives more weight to what comes after a but', () => {
    // In AFINN good is 3 and bad -3: 1.5 − 4.5 = -3, and -3 / √24.
    expect(readOpinion('It is good, but it is bad.').sentiment?.score).toBe(-0.612);
    expect(readOpinion('It is bad, but it is good.').sentiment?.score).toBe(0.612);
    expect(readOpinion('看起来漂亮，但是很失望').sentiment?.label).toBe('negative');
  });

  it('knows faces', () => {
    expect(scoreOf('It is what it is 😍')).toBeGreaterThan(0);
    expect(scoreOf('收到了👎')).toBeLessThan(0);
  });

  it('has none of a text without an opinion, or without words', () => {
    for (const text of ['', '   ', '12345', '!!!', 'The box was on the table.', '周一到的。']) {
      expect(readOpinion(text).sentiment).toBeUndefined();
    }
  });

  it('has none of other languages, even where a word is English too', () => {
    for (const text of [
      'Produto muito bom, recomendo a todos',
      'Das Produkt ist sehr gut, ich bin super zufrieden',
      'El producto es muy bueno, excelente',
      'Très bon produit, je suis content',
      'とても良い商品です。最高！',
      '정말 좋아요, 最高',
      'Отличный товар',
    ]) {
      expect(readOpinion(text).sentiment).toBeUndefined();
    }
  });

  it('reads typographic apostrophes, capitals and full-width letters', () => {
    expect(scoreOf('I DON’T LIKE IT')).toBe(scoreOf("I don't like it"));
    expect(scoreOf('质量很好！ＯＫ')).toBe(scoreOf('质量很好!OK'));
  });

  it('takes any text, and keeps within -1..1', () => {
    const words = fc.constantFrom(
      'the',
      'not',
      'very',
      'good',
      'bad',
      'but',
      '好',
      '不',
      '差',
      '很',
      '，',
      '.',
      '😍',
      'constructor',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (text) => {
          const sentiment = readOpinion(text).sentiment;
          if (sentiment === undefined) return;
          expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
          expect(sentiment.words).toBeGreaterThan(0);
          expect(sentiment.language).toBe(languageOf(text));
          expect(readOpinion(text).sentiment).toEqual(sentiment);
        },
      ),
    );
  });

  it('does not depend on the order of sentences', () => {
    const sentences = fc.array(fc.constantFrom('It is good.', 'It was not nice.', 'The zip broke.', 'I love it.'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(sentences, (list) => {
        expect(scoreOf(list.toReversed().join(' '))).toBeCloseTo(scoreOf(list.join(' ')), 6);
      }),
    );
  });
});
