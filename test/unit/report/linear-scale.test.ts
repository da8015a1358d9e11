import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale } from '../../../shared/report/charts/linear-scale.ts';

describe('linearScale(values, lengths)', () => {
  it('maps the ends to the ends and the middle to the middle', () => {
    const x = linearScale([0, 40], [4, 96]);
    expect([x(0), x(20), x(40)]).toEqual([4, 50, 96]);
  });

  it('goes on beyond the ends, and clamped stays at them', () => {
    expect([-10, 50].map(linearScale([0, 40], [0, 100]))).toEqual([-25, 125]);
    expect([-10, 50].map(linearScale([0, 40], [0, 100], { clamp: true }))).toEqual([0, 100]);
  });

  it('may run downwards, as pixels do', () => {
    expect([0, 1, 4].map(linearScale([0, 4], [80, 0]))).toEqual([80, 60, 0]);
  });

  it('maps values without a spread to the middle', () => {
    expect(linearScale([3, 3], [0, 100])(3)).toBe(50);
  });

  it("is d3-scale's", () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const interval = fc.tuple(number, number);
    fc.assert(
      fc.property(interval, interval, number, fc.boolean(), (values, lengths, value, clamp) => {
        fc.pre(Math.abs(values[0] - values[1]) > 1e-6);
        const expected = scaleLinear(values, lengths).clamp(clamp)(value);
        expect(Math.abs(linearScale(values, lengths, { clamp })(value) - expected)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, ...[expected, ...lengths].map(Math.abs)),
        );
      }),
    );
  });
});
