import { describe, expect, it } from 'vitest';
import { liftAt } from '../../../shared/domain/lookalike/lift.ts';

const seed = (score: number) => ({ score, isSeed: true, weight: 1 });
const other = (score: number, weight = 1) => ({ score, isSeed: false, weight });

describe('liftAt(ranked, tops)', () => {
  it('is the share of seeds in the first of all, over their share of all', () => {
    // Ten customers, two seeds: one is first, one is fifth.
    const ranked = [0.9, 0.5].map(seed).concat([0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1, 0].map((score) => other(score)));
    const [tenth, half, all] = liftAt(ranked, [0.1, 0.5, 1]);
    expect(tenth).toMatchObject({ top: 0.1, found: { value: 0.5 }, lift: 5 });
    expect(half).toMatchObject({ found: { value: 1 }, lift: 2 });
    expect(all).toMatchObject({ found: { value: 1 }, lift: 1 });
  });

  it('takes of equal scores a part: where all are equal it is 1', () => {
    const ranked = [seed(0.5), seed(0.5), ...Array.from({ length: 38 }, () => other(0.5))];
    for (const { lift } of liftAt(ranked, [0.01, 0.05, 0.1, 0.5])) expect(lift).toBeCloseTo(1, 12);
  });

  it('lets one of a sample stand for many', () => {
    // One other of weight 8 ahead of one seed: the first tenth of 10 lies within it; nine tenths end just behind the first seed.
    const ranked = [other(0.9, 8), seed(0.8), seed(0.1)];
    expect(liftAt(ranked, [0.1])[0]?.lift).toBe(0);
    expect(liftAt(ranked, [0.9])[0]?.found.value).toBeCloseTo(0.5, 12);
  });
});
