import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHistories } from '../../../shared/domain/recommendations/interactions.ts';
import { type SimilarItems, similarItems } from '../../../shared/domain/recommendations/similar-items.ts';
import { interactionsOf, type Row } from '../../support/interactions-of.ts';

const options = { items: 4, day: 100, halfLifeDays: 10, shrink: 0, neighbours: 9, minCustomers: 1 };

const similar = (customers: readonly (readonly Row[])[], more: Partial<typeof options> = {}): SimilarItems =>
  similarItems(foldHistories(interactionsOf(customers), 99), { ...options, ...more });

const listed = ({ offsets, items, similarities }: SimilarItems, item: number): [number, number][] =>
  [...items.subarray(offsets[item], offsets[item + 1])].map((other, at) => [
    other,
    similarities[(offsets[item] as number) + at] as number,
  ]);

/** By item pairs, in fractions. */
function bruteForce(customers: readonly ReadonlyMap<number, number>[], i: number, j: number, shrink: number): number {
  const common = (a: number, b: number): number =>
    customers.reduce((sum, ages) => {
      const [x, y] = [ages.get(a), ages.get(b)];
      if (x === undefined || y === undefined) return sum;
      return sum + (0.5 ** (x / 10) * 0.5 ** (y / 10)) / Math.log(Math.E - 1 + ages.size);
    }, 0);
  const both = common(i, j);
  return both === 0 ? 0 : ((both / Math.sqrt(common(i, i) * common(j, j))) * both) / (both + shrink);
}

describe('similarItems(histories, options)', () => {
  it('is the cosine of who has them, customers of few items counting more', () => {
    // Two customers have 0 and 1 and count 1 / ln(e + 1) = 0.7615; one has 0 alone and counts 1.
    // 1.5229 / √(2.5229 · 1.5229) = 0.7769, from both sides.
    const found = similar([
      [
        [0, 100],
        [1, 100],
      ],
      [
        [0, 100],
        [1, 100],
      ],
      [[0, 100]],
    ]);
    expect(listed(found, 0)).toEqual([[1, expect.closeTo(0.7769, 3)]]);
    expect(listed(found, 1)).toEqual([[0, expect.closeTo(0.7769, 3)]]);
  });

  it('shrinks what rests on few customers', () => {
    // 1.5229 in common: 1.5229 / (1.5229 + 3) of 0.7769.
    const found = similar(
      [
        [
          [0, 100],
          [1, 100],
        ],
        [
          [0, 100],
          [1, 100],
        ],
        [[0, 100]],
      ],
      { shrink: 3 },
    );
    expect(listed(found, 0)).toEqual([[1, expect.closeTo(0.2616, 3)]]);
  });

  it('lets old things fade by half each half-life', () => {
    // Item 0 goes with 1 in a customer of today, and with 2 in one of ten days ago: (1, 1/2) against (1) and (1/2).
    const found = similar([
      [
        [0, 100],
        [1, 100],
      ],
      [
        [0, 90],
        [2, 90],
      ],
    ]);
    expect(listed(found, 0)).toEqual([
      [1, expect.closeTo(1 / Math.sqrt(1.25), 3)],
      [2, expect.closeTo(0.25 / Math.sqrt(1.25 * 0.25), 3)],
    ]);
  });

  it('has neither neighbours for items of too few customers nor such items as neighbours', () => {
    const found = similar(
      [
        [
          [0, 100],
          [1, 100],
          [2, 100],
        ],
        [
          [0, 100],
          [1, 100],
        ],
      ],
      { minCustomers: 2 },
    );
    expect([0, 1, 2].map((item) => listed(found, item).map(([other]) => other))).toEqual([[1], [0], []]);
  });

  it('keeps the most similar, of equal ones those first by item', () => {
    const together: Row[] = [
      [0, 100],
      [1, 100],
      [2, 100],
      [3, 100],
    ];
    const found = similar([together, together], { neighbours: 2 });
    expect(listed(found, 0).map(([other]) => other)).toEqual([1, 2]);
    expect(listed(found, 2).map(([other]) => other)).toEqual([0, 1]);
  });

  const histories = fc.array(
    fc.uniqueArray(fc.tuple(fc.nat(3), fc.integer({ min: 80, max: 100 })), { selector: ([item]) => item }),
    {
      maxLength: 12,
    },
  );

  it('is what counting every pair gives', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(0, 0.5, 5), (customers, shrink) => {
        const found = similar(customers, { shrink });
        const ages = customers.map((rows) => new Map(rows.map(([item, day]) => [item, 100 - day])));
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < 4; j++) {
            const ours = listed(found, i).find(([other]) => other === j)?.[1] ?? 0;
            expect(ours).toBeCloseTo(i === j ? 0 : bruteForce(ages, i, j, shrink), 2);
          }
      }),
    );
  });

  it('is the same, bit for bit, in any order of customers and rows', () => {
    fc.assert(
      fc.property(histories, (customers) => {
        const turned = customers.toReversed().map((rows) => rows.toReversed());
        expect(similar(turned)).toEqual(similar(customers));
      }),
    );
  });
});
