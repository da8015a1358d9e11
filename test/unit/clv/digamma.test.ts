import { gammaln } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { digamma } from '../../../shared/domain/clv/digamma.ts';

const euler = 0.577_215_664_901_532_9;

describe('digamma(x)', () => {
  it('has the closed values of whole, half and quarter numbers', () => {
    expect(digamma(1)).toBeCloseTo(-euler, 14);
    expect(digamma(2)).toBeCloseTo(1 - euler, 14);
    expect(digamma(11)).toBeCloseTo(7_381 / 2_520 - euler, 14);
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 14);
    expect(digamma(0.25)).toBeCloseTo(-euler - Math.PI / 2 - 3 * Math.LN2, 13);
  });

  it('is the slope of ln Γ, near 0 and far from it', () => {
    for (const x of [1e-3, 0.3, 9.9, 10.1, 500, 1e5]) {
      const width = 1e-4 * x;
      const slope = (gammaln(x + width) - gammaln(x - width)) / (2 * width);
      expect(Math.abs(digamma(x) - slope) / Math.abs(slope)).toBeLessThan(2e-7);
    }
  });
});
