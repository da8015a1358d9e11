import { describe, expect, it } from 'vitest';
import { type DropCounts, noRows } from '../../../shared/domain/drops/drop-counts.ts';
import { percentageAboveUsual } from '../../../shared/domain/drops/refused-share.ts';

const drop = (read: number, refused: number): DropCounts => ({
  ...noRows,
  read,
  applied: read - refused,
  refused: { missing_id: refused },
});

describe('percentageAboveUsual(drop, earlier)', () => {
  it.each([
    ['all of what is refused when nothing came before', drop(200, 30), [], 15],
    [
      'the difference to all earlier rows together, not to the mean of drops',
      drop(100, 20),
      [drop(900, 0), drop(100, 100)],
      10,
    ],
    ['0 for less than usual', drop(100, 1), [drop(100, 2)], 0],
    ['0 for a drop without rows', noRows, [drop(100, 2)], 0],
  ])('is %s', (_, counts, earlier, expected) => {
    expect(percentageAboveUsual(counts, earlier)).toBeCloseTo(expected, 9);
  });
});
