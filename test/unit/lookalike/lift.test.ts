import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liftAt } from '../../../shared/domain/lookalike/lift.ts';
import { createScoreCounter, customersFrom, thresholdFor } from '../../../shared/domain/lookalike/score-counts.ts';

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

describe('thresholdFor(counts, size)', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 60 });

  it('is the highest that enough customers reach, of all scores in ten-thousandths, whatever the parts', () => {
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 1, max: 80 }), (some, more, size) => {
        const [whole, one, two] = [createScoreCounter(), createScoreCounter(), createScoreCounter()];
        for (const millionths of some) one.add(millionths / 1e6);
        for (const millionths of more) two.add(millionths / 1e6);
        for (const millionths of [...more, ...some]) whole.add(millionths / 1e6);
        one.merge(two.counts());
        expect(one.counts()).toEqual(whole.counts());
        const threshold = thresholdFor(one.counts(), size);
        const reach = (score: number) => [...some, ...more].filter((millionths) => millionths / 1e6 >= score).length;
        const able = reach(0.0001);
        if (able === 0) expect(threshold).toBeUndefined();
        else {
          expect(threshold?.customers).toBe(reach(threshold?.score ?? Number.NaN));
          expect(customersFrom(one.counts(), threshold?.score ?? 0)).toBe(threshold?.customers);
          expect(threshold?.customers).toBeGreaterThanOrEqual(Math.min(size, able));
          const higher = (Math.round((threshold?.score ?? 0) * 10_000) + 1) / 10_000;
          expect(reach(higher)).toBeLessThan(size);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('does not cut a group of equal scores', () => {
    const counter = createScoreCounter();
    for (const score of [0.9, 0.7, 0.7, 0.7, 0.0003]) counter.add(score);
    expect(thresholdFor(counter.counts(), 2)).toEqual({ score: 0.7, customers: 4 });
    expect(thresholdFor(counter.counts(), 100)).toEqual({ score: 0.0003, customers: 5 });
  });
});
