import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../shared/domain/clusters/assign.ts';
import { loosen, noBounds, reassign } from '../../../shared/domain/clusters/reassign.ts';

const point = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }));

describe('reassign(rows, centres, d, bounds)', () => {
  it('labels every row as assign does, however the centres move, and counts those that changed', () => {
    const walk = fc
      .integer({ min: 1, max: 4 })
      .chain((k) => fc.array(fc.array(point, { minLength: k, maxLength: k }), { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 25 }), walk, (points, steps) => {
        const rows = Float64Array.from(points.flat());
        const bounds = noBounds(points.length);
        let centres = Float64Array.from(steps[0]?.flat() ?? []);
        let known = new Uint16Array(points.length);
        for (const step of steps) {
          // Centres move a tenth of the way, so that most bounds hold and are relied on.
          const moved = Float64Array.from(step.flat(), (value, i) => (centres[i] ?? 0) * 0.9 + value * 0.1);
          loosen(bounds, centres, moved, 2);
          centres = moved;
          const labels = new Uint16Array(points.length);
          assign(rows, centres, 2, labels, new Float64Array(points.length));
          expect(reassign(rows, centres, 2, bounds)).toBe(labels.filter((label, row) => label !== known[row]).length);
          expect(bounds.labels).toEqual(labels);
          known = labels;
        }
      }),
      { numRuns: 500 },
    );
  });
});
