import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumAssignment } from '../../../shared/domain/clusters/assignment.ts';

/** Greatest sum over every way to pair rows with columns, one after the other. */
function bestSum(weights: Float64Array, rows: number, columns: number, row = 0, taken = 0): number {
  if (row === rows) return 0;
  // A row may stay alone: there may be more rows than columns.
  let best = bestSum(weights, rows, columns, row + 1, taken);
  for (let column = 0; column < columns; column++) {
    if (taken & (1 << column)) continue;
    const rest = bestSum(weights, rows, columns, row + 1, taken | (1 << column));
    best = Math.max(best, (weights[row * columns + column] ?? 0) + rest);
  }
  return best;
}

const sumOf = (weights: Float64Array, columns: number, assigned: Int32Array): number =>
  assigned.reduce((sum, column, row) => sum + (column === -1 ? 0 : (weights[row * columns + column] ?? 0)), 0);

/** Small numbers, so that ties are common. */
const matrix = (most: number) =>
  fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })).chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      weights: fc
        .array(fc.integer({ min: 0, max: most }), { minLength: rows * columns, maxLength: rows * columns })
        .map((values) => Float64Array.from(values)),
    }),
  );

describe('maximumAssignment(weights, rows, columns)', () => {
  it('gives up the best pair where that is worth more elsewhere', () => {
    // 9 + 1 is less than 8 + 7.
    expect([...maximumAssignment(Float64Array.of(9, 8, 7, 1), 2, 2)]).toEqual([1, 0]);
    // Kuhn's kind of example: 7 + 8 + 9 is found only by giving up the diagonal.
    expect([...maximumAssignment(Float64Array.of(6, 7, 0, 8, 6, 0, 0, 6, 9), 3, 3)]).toEqual([1, 0, 2]);
  });

  it('leaves rows over when there are more of them, and columns when there are more of those', () => {
    expect([...maximumAssignment(Float64Array.of(1, 5, 3), 3, 1)]).toEqual([-1, 0, -1]);
    expect([...maximumAssignment(Float64Array.of(1, 5, 3), 1, 3)]).toEqual([1]);
    expect([...maximumAssignment(new Float64Array(), 2, 0)]).toEqual([-1, -1]);
    expect([...maximumAssignment(new Float64Array(), 0, 3)]).toEqual([]);
  });

  it('reaches the greatest sum that trying every pairing reaches, one to one', () => {
    for (const most of [2, 1_000_000])
      fc.assert(
        fc.property(matrix(most), ({ weights, rows, columns }) => {
          const assigned = maximumAssignment(weights, rows, columns);
          const given = [...assigned].filter((column) => column !== -1);
          expect(given).toHaveLength(Math.min(rows, columns));
          expect(new Set(given).size).toBe(given.length);
          expect(sumOf(weights, columns, assigned)).toBe(bestSum(weights, rows, columns));
        }),
        { numRuns: 200 },
      );
  });

  it('gives ties the same way every time', () => {
    const alike = new Float64Array(25).fill(3);
    expect([...maximumAssignment(alike, 5, 5)]).toEqual([...maximumAssignment(alike.slice(), 5, 5)]);
    expect([...maximumAssignment(new Float64Array(9), 3, 3)].sort()).toEqual([0, 1, 2]);
  });

  it('pairs fifty with fifty: a shuffled diagonal is found again', () => {
    const places = Array.from({ length: 50 }, (_, row) => (row * 17 + 3) % 50);
    const weights = new Float64Array(2500).fill(1);
    places.forEach((column, row) => {
      weights[row * 50 + column] = 2_000_000 - row;
    });
    expect([...maximumAssignment(weights, 50, 50)]).toEqual(places);
  });
});
