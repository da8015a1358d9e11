import { describe, expect, it } from 'vitest';
import { planSizes } from '../../../functions/plan-run/plan-sizes.ts';

describe('planSizes(profiles, parts)', () => {
  it.each([
    [0, 1, 1, 1],
    [4_372, 1, 1, 1],
    [20_000, 1, 1, 1],
    [20_001, 1, 2, 1],
    [50_001, 2, 4, 1],
    [1_000_000, 20, 64, 1],
    [4_000_000, 80, 256, 0.5],
    [100_000_000, 2_000, 1_024, 0.02],
    [1_000_000_000, 2_000, 1_024, 0.002],
  ])('cuts %i profiles into %i segments and %i parts, a sample of %f', (profiles, segments, parts, sampleShare) => {
    expect(planSizes(profiles)).toEqual({ segments, parts, sampleShare });
  });

  it('takes the number of parts that it is given', () => {
    expect(planSizes(10, 16)).toEqual({ segments: 1, parts: 16, sampleShare: 1 });
  });
});
