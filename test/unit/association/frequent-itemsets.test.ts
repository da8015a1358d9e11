import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Baskets, encodeBaskets } from '../../../shared/domain/association/baskets.ts';
import { frequentItemsets } from '../../../shared/domain/association/frequent-itemsets.ts';
import { countOf, type Itemsets } from '../../../shared/domain/association/itemsets.ts';

const listed = ({ items, offsets, counts }: Itemsets): [string, number][] =>
  [...counts].map((count, set) => [items.slice(offsets[set], offsets[set + 1]).join(' '), count]);

const basketsOf = (rows: readonly (readonly number[])[]): Baskets => ({
  items: Int32Array.from(rows.flat()),
  offsets: Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]),
});

/** Counts every subset of seven items in every basket: by length, then items. */
function bruteForce(rows: readonly (readonly number[])[], least: number, maxLength: number): [string, number][] {
  const found: { items: number[]; count: number }[] = [];
  for (let mask = 1; mask < 128; mask++) {
    const items = [0, 1, 2, 3, 4, 5, 6].filter((item) => mask & (1 << item));
    const count = rows.filter((row) => items.every((item) => row.includes(item))).length;
    if (count >= least && items.length <= maxLength) found.push({ items, count });
  }
  return found
    .sort((a, b) => a.items.length - b.items.length || (a.items.join() < b.items.join() ? -1 : 1))
    .map(({ items, count }) => [items.join(' '), count]);
}

const someRows = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 10 }), { minLength: 1, maxLength: 14 });

describe('frequentItemsets(baskets, { minSupport, maxLength, maxItemsets })', () => {
  it('finds the patterns of the example of Han, Pei and Yin, table 1 and 2', () => {
    const { baskets, names } = encodeBaskets(['facdgimp', 'abcflmo', 'bfhjo', 'bcksp', 'afcelpmn']);
    const found = frequentItemsets(baskets, { minSupport: 3 / 5, maxItemsets: 1000 });
    const words = listed(found).map(([items, count]) => [
      items
        .split(' ')
        .map((item) => names[Number(item)])
        .join(''),
      count,
    ]);
    expect(words).toEqual([
      ...[
        ['a', 3],
        ['b', 3],
        ['c', 4],
        ['f', 4],
        ['m', 3],
        ['p', 3],
      ],
      ...[
        ['ac', 3],
        ['af', 3],
        ['am', 3],
        ['cf', 3],
        ['cm', 3],
        ['cp', 3],
        ['fm', 3],
      ],
      ...[
        ['acf', 3],
        ['acm', 3],
        ['afm', 3],
        ['cfm', 3],
      ],
      ['acfm', 3],
    ]);
    expect(found).toMatchObject({ baskets: 5, minSupportUsed: 0.6, limited: false });
  });

  it('finds what counting every subset finds', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, least, maxLength) => {
          fc.pre(least <= rows.length);
          const options = { minSupport: least / rows.length, maxLength, maxItemsets: 1000 };
          const found = frequentItemsets(basketsOf(rows), options);
          expect(listed(found)).toEqual(bruteForce(rows, least, maxLength));
        },
      ),
    );
  });

  it('raises the minimum to the least at which the itemsets fit, and says so', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 40 }), (rows, maxItemsets) => {
        const minSupport = 1 / rows.length;
        let least = 1;
        while (bruteForce(rows, least, 7).length > maxItemsets) least++;
        const found = frequentItemsets(basketsOf(rows), { minSupport, maxItemsets });
        expect(listed(found)).toEqual(bruteForce(rows, least, 7));
        expect(found.limited).toBe(least > 1);
        expect(found.minSupportUsed).toBe(least / rows.length);
      }),
    );
  });

  it('stays bounded where one basket has a billion subsets', () => {
    const wide = Array.from({ length: 40 }, (_, item) => item);
    const found = frequentItemsets(basketsOf([wide, [1, 2], [2]]), { minSupport: 0.01, maxItemsets: 500 });
    expect(listed(found)).toEqual([
      ['1', 2],
      ['2', 3],
      ['1 2', 2],
    ]);
    expect(found).toMatchObject({ limited: true, minSupportUsed: 2 / 3 });
  });

  it('finds the same whatever the order of the baskets', () => {
    const rows = [[0, 1, 2], [2, 1], [5, 0, 2], [5], [1, 5, 2], [0, 0]];
    const options = { minSupport: 0.2, maxItemsets: 6 };
    expect(frequentItemsets(basketsOf(rows.toReversed()), options)).toEqual(frequentItemsets(basketsOf(rows), options));
  });

  it('finds nothing in no baskets and in empty ones, which count', () => {
    expect(listed(frequentItemsets(basketsOf([]), { minSupport: 0.1, maxItemsets: 9 }))).toEqual([]);
    expect(listed(frequentItemsets(basketsOf([[], [0], []]), { minSupport: 0.5, maxItemsets: 9 }))).toEqual([]);
  });

  it.each([
    [{ minSupport: 0, maxItemsets: 9 }, 'minSupport must be in (0, 1], not 0'],
    [{ minSupport: 1.1, maxItemsets: 9 }, 'minSupport must be in (0, 1], not 1.1'],
    [{ minSupport: 0.5, maxItemsets: 0 }, 'maxItemsets must be 1 or more, not 0'],
    [{ minSupport: 0.5, maxItemsets: 9, maxLength: 1.5 }, 'maxLength must be 1 or more, not 1.5'],
  ])('refuses %j', (options, message) => {
    expect(() => frequentItemsets(basketsOf([[1]]), options)).toThrow(message);
  });
});

describe('countOf(itemsets, items)', () => {
  it('tells every itemset apart, gives all baskets for none, and 0 for what was not found', () => {
    const found = frequentItemsets(basketsOf([[0, 1], [0, 1, 2], [0], [3]]), { minSupport: 0.5, maxItemsets: 9 });
    expect(countOf(found, Int32Array.of())).toBe(4);
    expect(countOf(found, Int32Array.of(0))).toBe(3);
    expect(countOf(found, Int32Array.of(1))).toBe(2);
    expect(countOf(found, Int32Array.of(0, 1))).toBe(2);
    expect(countOf(found, Int32Array.of(0, 2))).toBe(0);
    expect(countOf(found, Int32Array.of(3))).toBe(0);
  });
});
