import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimizeByLbfgs } from '../../../shared/domain/prediction/l-bfgs.ts';

describe('minimizeByLbfgs(objective, start)', () => {
  it("finds the minimum of Rosenbrock's valley, 0 at (1, 1)", () => {
    const { at, value, converged, iterations } = minimizeByLbfgs(
      ([a = 0, b = 0], gradient) => {
        gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
        gradient[1] = 200 * (b - a * a);
        return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
      },
      Float64Array.of(-1.2, 1),
      { tolerance: 1e-9 },
    );
    expect(converged).toBe(true);
    // Some dozen steps is what the method is known for; without all it remembers of the curvature it takes twice as many.
    expect(iterations).toBeLessThan(50);
    expect(value).toBeLessThan(1e-16);
    expect(at[0]).toBeCloseTo(1, 7);
    expect(at[1]).toBeCloseTo(1, 7);
  });

  it('finds the centre of any bowl, however stretched', () => {
    const axis = fc.tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 12 }), (axes) => {
        const { at } = minimizeByLbfgs(
          (point, gradient) =>
            axes.reduce((sum, [centre, stretch], i) => {
              const off = (point[i] as number) - centre;
              gradient[i] = 2 * stretch * off;
              return sum + stretch * off * off;
            }, 0),
          new Float64Array(axes.length),
          { tolerance: 1e-8 },
        );
        for (const [i, [centre]] of axes.entries()) expect(at[i]).toBeCloseTo(centre, 5);
      }),
      { seed: 1 },
    );
  });

  it('says so where iterations run out before the end', () => {
    const slope = (x: Float64Array, gradient: Float64Array) => {
      gradient[0] = -Math.exp(-(x[0] as number));
      return Math.exp(-(x[0] as number));
    };
    expect(minimizeByLbfgs(slope, Float64Array.of(0), { tolerance: 0, maxIterations: 3 })).toMatchObject({
      converged: false,
      iterations: 3,
    });
  });

  it('leaves the start as it is, and stays at a minimum', () => {
    const start = Float64Array.of(0);
    const bowl = (x: Float64Array, gradient: Float64Array) => {
      gradient[0] = 2 * (x[0] as number);
      return (x[0] as number) ** 2;
    };
    expect(minimizeByLbfgs(bowl, start)).toMatchObject({ iterations: 0, converged: true });
    minimizeByLbfgs(bowl, Float64Array.of(3));
    expect(start[0]).toBe(0);
  });
});
