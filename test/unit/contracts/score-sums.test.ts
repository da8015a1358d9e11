import { describe, expect, it } from 'vitest';
import { addInto, addSums } from '../../../shared/contracts/score-sums.ts';

type Sums = { readonly n: number; readonly by: Readonly<Record<string, number | Readonly<Record<string, number>>>> };

describe('addSums(a, b)', () => {
  it('adds what both have, however deep, and keeps what one has', () => {
    const a: Sums = { n: 1, by: { x: 2, deep: { p: 1 } } };
    const b: Sums = { n: 10, by: { y: 5, deep: { p: 4, q: 7 } } };
    expect(addSums(a, b)).toEqual({ n: 11, by: { x: 2, y: 5, deep: { p: 5, q: 7 } } });
  });

  it('adds lists place by place, and takes over one that is not there yet', () => {
    expect(addSums({ of: [1, 2, 3], none: [] as number[] }, { of: [10, 0, 5], none: [7, 8] })).toEqual({
      of: [11, 2, 8],
      none: [7, 8],
    });
  });

  it('leaves both as they are, and shares nothing with them', () => {
    const a: Sums = { n: 1, by: {} };
    const b: Sums = { n: 2, by: { deep: { p: 1 } } };
    const sum = addSums(a, b);
    addInto(sum, { by: { deep: { p: 1 } } });
    expect(a).toEqual({ n: 1, by: {} });
    expect(b).toEqual({ n: 2, by: { deep: { p: 1 } } });
    expect(sum.by).toEqual({ deep: { p: 2 } });
  });
});
