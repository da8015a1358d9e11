import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimizeInBox } from '../../../shared/domain/clv/minimize-in-box.ts';
import type { Objective } from '../../../shared/domain/statistics/objective.ts';

const wide = [100, 100];
const opposite = wide.map((bound) => -bound);

/** Rosenbrock's valley: the least value, 0, at (1, 1). */
const valley: Objective = (at, gradient) => {
  const [x, y] = at as unknown as readonly [number, number];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('minimizeInBox(objective, start, lower, upper)', () => {
  it("finds the end of Rosenbrock's valley", () => {
    const { at, value, converged, iterations } = minimizeInBox(valley, [-1.2, 1], opposite, wide);
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(60);
    expect(value).toBeLessThan(1e-18);
    expect(at[0]).toBeCloseTo(1, 8);
    expect(at[1]).toBeCloseTo(1, 8);
  });

  it('stops at the box where the minimum lies beyond it', () => {
    // On x = 0.5 the valley's floor is y = x².
    const { at, converged } = minimizeInBox(valley, [-1.2, 1], opposite, [0.5, 100]);
    expect(converged).toBe(true);
    expect(at[0]).toBe(0.5);
    expect(at[1]).toBeCloseTo(0.25, 10);
  });

  it('ends on a slope that never ends, at the box', () => {
    const slope: Objective = (at, gradient) => {
      gradient[0] = Math.exp(at[0] as number) + 1e-3;
      return Math.exp(at[0] as number) + 1e-3 * (at[0] as number);
    };
    expect(minimizeInBox(slope, [3], [-12], [12])).toMatchObject({ at: Float64Array.of(-12), converged: true });
  });

  it('does not move from where it is flat, and leaves the start as it is', () => {
    const start = [1, 1];
    expect(minimizeInBox(valley, start, opposite, wide)).toMatchObject({ iterations: 0, value: 0 });
    minimizeInBox(
      valley,
      start.map((x) => x + 1),
      opposite,
      wide,
    );
    expect(start).toEqual([1, 1]);
  });

  it('finds the minimum of any bowl in any box: the slope there leads out of the box or is none', () => {
    const size = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        (n, edge) => {
          const [a = 0, b = 0, c = 0, x0 = 0, y0 = 0, start = 0] = n;
          const bowl: Objective = (at, gradient) => {
            const [x, y] = [(at[0] as number) - x0, (at[1] as number) - y0];
            // MᵀM + I/2 with M = (a b; 0 c).
            const [xx, xy, yy] = [a * a + 0.5, a * b, b * b + c * c + 0.5];
            gradient[0] = xx * x + xy * y;
            gradient[1] = xy * x + yy * y;
            return 0.5 * (xx * x * x + 2 * xy * x * y + yy * y * y);
          };
          const within = Math.max(-edge, Math.min(edge, start));
          const { at, converged } = minimizeInBox(bowl, [within, within], [-edge, -edge], [edge, edge]);
          const slope = new Float64Array(2);
          bowl(at, slope);
          expect(converged).toBe(true);
          for (const i of [0, 1]) {
            const [x, s] = [at[i] as number, slope[i] as number];
            if (x === -edge) expect(s).toBeGreaterThan(-1e-5);
            else if (x === edge) expect(s).toBeLessThan(1e-5);
            else expect(Math.abs(s)).toBeLessThan(1e-5);
          }
        },
      ),
    );
  });
});
