import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { measureRfm } from '../../../shared/domain/rfm/measure-rfm.ts';
import { fitRfmCuts, type RfmTies } from '../../../shared/domain/rfm/rfm-cuts.ts';
import { rfmSegmentOf, rfmSegments } from '../../../shared/domain/rfm/rfm-map.ts';
import { scoreRfm } from '../../../shared/domain/rfm/score-rfm.ts';
import { looseReturn, orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const customerOf = (asOfDay: number, ...orders: Parameters<typeof profileOfOrders>[1]) =>
  createCustomer(profileOfOrders('1', orders), { asOfDay, minorPerMajor: 100 });

describe('measureRfm(customer, window)', () => {
  const window = { windowDays: 30, returns: 'net' } as const;

  it('takes the days from yesterday to windowDays ago', () => {
    expect(measureRfm(customerOf(100, orderOn(70, 500), orderOn(99, 200)), window)).toEqual({
      recencyDays: 1,
      frequency: 2,
      moneyMinor: 700,
    });
    expect(measureRfm(customerOf(101, orderOn(70, 500), orderOn(99, 200)), window)).toEqual({
      recencyDays: 2,
      frequency: 1,
      moneyMinor: 200,
    });
    expect(measureRfm(customerOf(99, orderOn(99, 200)), window)).toBeUndefined();
  });

  it('leaves out what came back whole from recency and frequency', () => {
    const returned = orderOn(98, 400, { returns: [{ key: 0, day: 99, amountMinor: 400 }] });
    const customer = customerOf(100, orderOn(90, 500), returned, looseReturn(95, 60));
    expect(measureRfm(customer, window)).toEqual({ recencyDays: 10, frequency: 1, moneyMinor: 440 });
    expect(measureRfm(customer, { ...window, returns: 'ignore' })).toEqual({
      recencyDays: 2,
      frequency: 2,
      moneyMinor: 900,
    });
  });

  it('takes a return off the order it names, wherever the return lies, and an unknown one on its own day', () => {
    const early = orderOn(60, 400, { returns: [{ key: 0, day: 99, amountMinor: 100 }] });
    expect(measureRfm(customerOf(100, early, orderOn(80, 500), looseReturn(69, 7)), window)?.moneyMinor).toBe(500);
    expect(measureRfm(customerOf(100, orderOn(80, 500), looseReturn(70, 7)), window)?.moneyMinor).toBe(493);
  });

  it('knows nothing of a customer with returns alone', () => {
    expect(measureRfm(customerOf(100, looseReturn(95, 60)), window)).toBeUndefined();
  });
});

const tableOf = (rows: readonly { id: string; recencyDays: number; frequency: number; moneyMinor: number }[]) => ({
  ids: rows.map(({ id }) => id),
  recencyDays: Float64Array.from(rows, (row) => row.recencyDays),
  frequency: Float64Array.from(rows, (row) => row.frequency),
  moneyMinor: Float64Array.from(rows, (row) => row.moneyMinor),
});

describe('fitRfmCuts(table, ties, minorPerMajor) and scoreRfm(id, measure, cuts)', () => {
  const small = fc.integer({ min: 0, max: 6 });
  const table = fc.uniqueArray(
    fc.record({
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
      recencyDays: small,
      frequency: small,
      moneyMinor: small,
    }),
    { selector: ({ id }) => Buffer.from(id).toString('hex'), minLength: 1, maxLength: 40 },
  );

  /** max(1, ⌈5(position − 1)/(n − 1)⌉), position counted in the sorted list, 1 of a single customer. */
  const byFormula = (sorted: readonly { id: string }[], id: string) => {
    const before = sorted.findIndex((row) => row.id === id);
    return sorted.length === 1 ? 1 : Math.max(1, Math.ceil((5 * before) / (sorted.length - 1)));
  };

  it('ranks by value, then by the bytes of the id, exactly by the formula', () => {
    const bytes = (a: { id: string }, b: { id: string }) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
    fc.assert(
      fc.property(table, (rows) => {
        const cuts = fitRfmCuts(tableOf(rows), 'rank', 100);
        const byRecency = rows.toSorted((a, b) => b.recencyDays - a.recencyDays || bytes(a, b));
        const byFrequency = rows.toSorted((a, b) => a.frequency - b.frequency || bytes(a, b));
        const byMoney = rows.toSorted((a, b) => a.moneyMinor - b.moneyMinor || bytes(a, b));
        for (const row of rows)
          expect(scoreRfm(row.id, row, cuts)).toEqual({
            r: byFormula(byRecency, row.id),
            f: byFormula(byFrequency, row.id),
            m: byFormula(byMoney, row.id),
          });
      }),
    );
  });

  it('gives the same cuts whatever the order of the customers', () => {
    fc.assert(
      fc.property(table, fc.constantFrom<RfmTies>('rank', 'edges', 'rfm-package'), (rows, ties) => {
        expect(fitRfmCuts(tableOf(rows.toReversed()), ties, 100)).toEqual(fitRfmCuts(tableOf(rows), ties, 100));
      }),
    );
  });

  it('orders ids by UTF-8 bytes, where U+FF5E comes before an emoji', () => {
    const same = { recencyDays: 1, frequency: 1, moneyMinor: 1 };
    const cuts = fitRfmCuts(
      tableOf([
        { id: '\u{1F600}', ...same },
        { id: '～', ...same },
      ]),
      'rank',
      100,
    );
    expect(scoreRfm('～', same, cuts).f).toBe(1);
    expect(scoreRfm('\u{1F600}', same, cuts).f).toBe(5);
  });

  const six = tableOf(
    [1, 2, 3, 4, 5, 6].map((x) => ({ id: `${x}`, recencyDays: x, frequency: x, moneyMinor: 100 * x })),
  );

  it('puts a value at an edge below it with `edges`', () => {
    const cuts = fitRfmCuts(six, 'edges', 100);
    expect(cuts.frequency.values).toEqual([2, 3, 4, 5]);
    expect(
      [1, 2, 3, 4, 5, 6].map((x) => scoreRfm('', { recencyDays: x, frequency: x, moneyMinor: 100 * x }, cuts)),
    ).toEqual([
      { r: 5, f: 1, m: 1 },
      { r: 5, f: 1, m: 1 },
      { r: 4, f: 2, m: 2 },
      { r: 3, f: 3, m: 3 },
      { r: 2, f: 4, m: 4 },
      { r: 1, f: 5, m: 5 },
    ]);
  });

  it('adds one day, order or major unit with `rfm-package`, and puts a value at an edge above it', () => {
    const cuts = fitRfmCuts(six, 'rfm-package', 100);
    expect([cuts.recency.values, cuts.frequency.values, cuts.money.values]).toEqual([
      [3, 4, 5, 6],
      [3, 4, 5, 6],
      [300, 400, 500, 600],
    ]);
    expect(scoreRfm('', { recencyDays: 3, frequency: 3, moneyMinor: 299 }, cuts)).toEqual({ r: 4, f: 2, m: 1 });
    expect(scoreRfm('', { recencyDays: 6, frequency: 6, moneyMinor: 600 }, cuts)).toEqual({ r: 1, f: 5, m: 5 });
  });

  it('survives JSON', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cuts = fitRfmCuts(tableOf(rows), 'rank', 100);
        expect(JSON.parse(JSON.stringify(cuts))).toEqual(cuts);
      }),
    );
  });
});

describe('rfmSegmentOf(scores, map)', () => {
  it.each([
    [5, 5, 5, 'champions'],
    [4, 5, 5, 'potential_loyalist'],
    [3, 3, 2, 'potential_loyalist'],
    [2, 3, 3, 'loyal_customers'],
    [3, 1, 3, 'promising'],
    [5, 1, 1, 'new_customers'],
    [1, 3, 5, 'cant_lose_them'],
    [1, 2, 4, 'at_risk'],
    [1, 5, 3, 'need_attention'],
    [3, 1, 1, 'about_to_sleep'],
    [1, 1, 1, 'lost'],
    [2, 5, 2, 'others'],
  ])('of %i %i %i is classic %s', (r, f, m, segment) => {
    expect(rfmSegmentOf({ r, f, m }, 'classic')).toBe(segment);
  });

  it.each([
    [5, 4, 4, 'champions'],
    [5, 4, 3, 'active'],
    [4, 5, 4, 'loyal'],
    [3, 4, 4, 'loyal'],
    [5, 1, 2, 'new'],
    [4, 2, 1, 'promising'],
    [4, 2, 2, 'active'],
    [3, 2, 2, 'needs_attention'],
    [3, 1, 2, 'almost_lost'],
    [2, 5, 4, 'previously_loyal'],
    [1, 4, 4, 'at_risk'],
    [2, 3, 3, 'at_risk'],
    [2, 3, 2, 'almost_lost'],
    [1, 3, 2, 'dormant'],
  ])('of %i %i %i is shopify %s', (r, f, m, segment) => {
    expect(rfmSegmentOf({ r, f, m }, 'shopify')).toBe(segment);
  });

  it('is `none` without scores, and with shopify never `others`', () => {
    expect([rfmSegmentOf(undefined, 'classic'), rfmSegmentOf(undefined, 'shopify')]).toEqual(['none', 'none']);
    const found = new Set<string>();
    for (let r = 1; r <= 5; r++)
      for (let f = 1; f <= 5; f++) for (let m = 1; m <= 5; m++) found.add(rfmSegmentOf({ r, f, m }, 'shopify'));
    const named = rfmSegments('shopify').map(({ key }) => key);
    expect([...found].sort()).toEqual(named.filter((key) => key !== 'others' && key !== 'none').sort());
  });
});
