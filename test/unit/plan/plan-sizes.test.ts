import { describe, expect, it } from 'vitest';
import { planSizes } from '../../../functions/plan-run/plan-sizes.ts';

describe('planSizes(profiles, parts)', () => {
  it.each([
    [0, 1, 1, 1, 1, 1],
    [4_372, 1, 1, 1, 1, 1],
    [20_000, 1, 1, 1, 1, 1],
    [20_001, 1, 2, 1, 1, 1],
    [50_001, 2, 4, 1, 1, 1],
    [200_000, 4, 16, 1, 1, 1],
    [1_000_000, 20, 64, 1, 0.2, 1],
    [4_000_000, 80, 256, 0.5, 0.05, 0.25],
    [100_000_000, 2_000, 1_024, 0.02, 0.002, 0.01],
    [1_000_000_000, 2_000, 1_024, 0.002, 0.000_2, 0.001],
  ])(
    'cuts %i profiles into %i segments and %i parts, fits models to a share of %f and learns from one of %f, of links from %f',
    (profiles, segments, parts, sampleShare, learningShare, networkShare) => {
      expect(planSizes(profiles)).toEqual({ segments, parts, sampleShare, learningShare, networkShare });
    },
  );

  it.each([16, 7, 1, 1_024])('takes %i parts where it is given that number, a power of two or not', (parts) => {
    expect(planSizes(10, parts)).toEqual({ segments: 1, parts, sampleShare: 1, learningShare: 1, networkShare: 1 });
  });
});
