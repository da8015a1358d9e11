import { describe, expect, it } from 'vitest';
import { isWithin, type Oracle, oracleTable } from '../../support/oracle-table.ts';

const oracle = (more: Partial<Oracle>): Oracle => ({
  oracle: 'r',
  source: 'a paper',
  expected: 1,
  ours: 1,
  tolerance: 0,
  ...more,
});
const cellsOf = (more: Partial<Oracle>) =>
  oracleTable([oracle(more)])
    .split('\n')[2]
    ?.split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('isWithin(oracle)', () => {
  it.each([
    [{ ours: 1.25, tolerance: 0.25 }, true],
    [{ ours: 0.5, tolerance: 0.25 }, false],
    [{ ours: -9, bound: 'at most' as const }, true],
    [{ ours: 1.5, tolerance: 0.25, bound: 'at most' as const }, false],
    [{ ours: 9, bound: 'at least' as const }, true],
    [{ ours: 0.5, tolerance: 0.25, bound: 'at least' as const }, false],
    [{ ours: Number.NaN, tolerance: 9 }, false],
    [{ ours: Number.NaN, tolerance: 9, bound: 'at most' as const }, false],
  ])('%j: %s', (more, expected) => expect(isWithin(oracle(more))).toBe(expected));
});

describe('oracleTable(rows)', () => {
  it('shows figures to one digit more than the tolerance can tell, and equal ones as they are', () => {
    expect(cellsOf({ expected: 0.2425945, ours: 0.24259449, tolerance: 1e-6 })).toEqual([
      'r',
      'a paper',
      '0.2425945',
      '0.2425945',
      '0.000001',
      'yes',
    ]);
    expect(cellsOf({ expected: 5_668, ours: 5_669 })?.slice(2)).toEqual(['5,668', '5,669', 'exact', '**no**']);
    expect(cellsOf({ expected: 8.9e12, ours: 8e12, tolerance: 8_900, bound: 'at most' })?.slice(2)).toEqual([
      '8,900,000,000,000',
      '8,000,000,000,000',
      '8900, or less',
      'yes',
    ]);
  });

  it('keeps a bar of a name within its cell', () =>
    expect(oracleTable([oracle({ oracle: 'a|b' })])).toContain('a\\|b'));
});
