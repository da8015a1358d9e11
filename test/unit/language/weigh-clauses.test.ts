import { describe, expect, it } from 'vitest';
import { labelOf, sentimentOf } from '../../../shared/language/sentiment-of.ts';
import { weighClauses } from '../../../shared/language/weigh-clauses.ts';

/** Weights of the clauses of an English text. In AFINN recommend is 2 and great 3; lamp, table, chair, door and shelf are in no list. */
const weightsOf = (text: string) => weighClauses(text, 'en').map(({ weight }) => weight);

describe('weighClauses(text, language)', () => {
  it.each([
    ['recommend', 2],
    ['very recommend', 2 * 1.3],
    ['slightly recommend', 2 * 0.7],
    ['very very recommend', 2 * 1.3 * 1.3],
    ['not recommend', 2 * -0.74],
    ['not very recommend', 2 * 1.3 * -0.74],
    // A degree and a negation are for one opinion.
    ['very recommend recommend', 2 * 1.3 + 2],
    ['not recommend recommend', 2 * -0.74 + 2],
    // A degree reaches over two words, a negation over four.
    ['very lamp table recommend', 2 * 1.3],
    ['very lamp table chair recommend', 2],
    ['not lamp table chair door recommend', 2 * -0.74],
    ['not lamp table chair door shelf recommend', 2],
    ['never not recommend', 2],
    ['not lamp table chair door shelf not recommend', 2 * -0.74],
  ])('of %s is %d', (text, weight) => {
    const [found, ...others] = weightsOf(text);
    expect(found).toBeCloseTo(weight, 12);
    expect(others).toEqual([]);
  });

  it.each(["can't", 'cannot', 'cant', "won't", 'wont', 'didnt', 'don’t', 'not'])('takes %s for a negation', (word) => {
    expect(weightsOf(`I ${word} recommend it`)).toEqual([2 * -0.74]);
  });

  it('parts at marks, and at a but that begins the next part', () => {
    expect(weighClauses('Great lamp, great table but not great chair', 'en')).toEqual([
      { units: ['great', 'lamp'], weight: 3, words: 1, isContrast: false },
      { units: ['great', 'table'], weight: 3, words: 1, isContrast: false },
      { units: ['not', 'great', 'chair'], weight: 3 * -0.74, words: 1, isContrast: true },
    ]);
  });
});

describe('sentimentOf(clauses, language)', () => {
  it('gives no weight to a but that no opinion comes after', () => {
    // 3 / √24.
    expect(sentimentOf(weighClauses('It is great but it is on the table', 'en'), 'en')?.score).toBe(0.612);
  });
});

describe('labelOf(score)', () => {
  it.each([
    [0.1, 'positive'],
    [0.099, 'neutral'],
    [0, 'neutral'],
    [-0.099, 'neutral'],
    [-0.1, 'negative'],
  ])('of %d is %s', (score, label) => expect(labelOf(score)).toBe(label));
});
