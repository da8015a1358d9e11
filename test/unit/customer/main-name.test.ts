import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainName } from '../../../shared/domain/customer/main-name.ts';

describe('mainName(counts)', () => {
  it('is the name with the most, with its share of all and their sum', () => {
    const counts = new Map([
      ['a', 2],
      ['b', 5],
      ['c', 3],
    ]);
    expect(mainName(counts)).toEqual({ name: 'b', share: 0.5, total: 10 });
  });

  it('gives ties to the first by UTF-8 bytes, in any order', () => {
    // U+FF5E sorts after U+1F600 by UTF-16 and before it by UTF-8.
    const tied = [['😀', 2] as const, ['～', 2] as const, ['x', 1] as const];
    expect(mainName(tied)?.name).toBe('～');
    expect(mainName(tied.toReversed())?.name).toBe('～');
  });

  it('counts the empty name in the total and never gives it', () => {
    expect(
      mainName([
        ['', 6],
        ['a', 2],
      ]),
    ).toEqual({ name: 'a', share: 0.25, total: 8 });
    expect(mainName([['', 6]])).toBeUndefined();
  });

  it('is absent where no name has any', () => {
    expect(mainName([])).toBeUndefined();
    expect(mainName([['a', 0]])).toBeUndefined();
    expect(
      mainName([
        ['', 3],
        ['a', 0],
      ]),
    ).toBeUndefined();
  });

  it('does not depend on the order', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.nat({ max: 5 })), { selector: ([name]) => name });
    fc.assert(
      fc.property(entries, (list) => {
        expect(mainName(list.toReversed())).toEqual(mainName(list));
      }),
    );
  });
});
