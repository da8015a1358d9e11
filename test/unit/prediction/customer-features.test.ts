import { describe, expect, it } from 'vitest';
import { type Cell, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { chooseFeatures } from '../../../shared/domain/features/choose-features.ts';
import { createEncoder, fitColumns } from '../../../shared/domain/prediction/columns.ts';
import { customerFeatures, numberColumns } from '../../../shared/domain/prediction/customer-features.ts';
import { foldsOf, hashShare } from '../../../shared/domain/prediction/hash-share.ts';
import { packRows, takeSparseRows } from '../../../shared/domain/prediction/sparse-rows.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';

const cell = (kind: Cell['kind'], category: string, count: number): Cell => ({
  period: 90,
  kind,
  category,
  count,
  quantity: 0,
  amountMinor: 0,
  weight: 100 * count,
});

describe('customerFeatures(customer, features)', () => {
  it('tells what was met and how much of each kind was done, of traits nothing', () => {
    const profile = {
      ...emptyProfile('u:1'),
      activity: {
        ...emptyActivity,
        firstSeconds: 90 * 86_400,
        lastSeconds: 90 * 86_400,
        newestDay: 90,
        days: [cell('cart_add', 'tea', 100), cell('view', 'tea/green', 9)],
        brands: new Map([['Leaf', 3]]),
        devices: new Map([['phone', 4]]),
        regions: new Map([['Oslo', 4]]),
      },
    };
    const customer = createCustomer(profile, { asOfDay: 100, minorPerMajor: 100 });
    const features = chooseFeatures(['active_days', 'average_order_value']);
    const { tokens, numbers } = customerFeatures(customer, features);
    expect(Object.fromEntries(tokens)).toEqual({
      'category/tea': 1,
      'category/tea/green': 1,
      'brand/Leaf': 1,
      'device/phone': 1,
      'region/Oslo': 1,
      'count/cart_add': 1,
      // log 10 / log 101
      'count/view': Math.log(10) / Math.log(101),
    });
    expect(numbers).toEqual([1, Number.NaN]);
    expect(numberColumns(features).map(({ key }) => key)).toEqual(['active_days', 'average_order_value']);
  });
});

describe('customerFeatures(customer with evidence, features)', () => {
  it('tells products, their brands and paths, and at what hours things were done', () => {
    const item = {
      product: 'p1',
      category: 'tea/green',
      brand: 'Leaf',
      views: 2,
      carts: 0,
      favorites: 0,
      orders: 0,
      quantity: 0,
      amountMinor: 0,
      firstDay: 90,
      lastDay: 90,
      cartDay: -1,
      orderDay: -1,
    };
    const customer = createCustomer(
      emptyProfile('u:1'),
      { asOfDay: 100, minorPerMajor: 100 },
      {
        ...noEvidence,
        items: [item, { ...item, product: 'p2', category: '', brand: '' }],
        places: [{ hour: 7, isWeekend: false, place: 'Oslo', count: 3 }],
        orderHours: [{ weekday: 0, hour: 20, count: 1 }],
      },
    );
    expect(Object.fromEntries(customerFeatures(customer, []).tokens)).toEqual({
      'product/p1': 1,
      'product/p2': 1,
      'brand/Leaf': 1,
      'category/tea': 1,
      'category/tea/green': 1,
      'hour/morning': 0.75,
      'hour/evening': 0.25,
    });
  });
});

describe('fitColumns(customers, numbers, minSupport, maxTokens)', () => {
  const bag = (...names: readonly string[]) => ({ tokens: new Map(names.map((name) => [name, 1])), numbers: [] });
  const customers = [bag('a', 'b', 'c'), bag('a', 'b', 'd'), bag('a', 'c')];

  it('keeps tokens that enough have; of too many those that most have, of as many the first by bytes', () => {
    expect(fitColumns(customers, [], 1, 9).tokens).toEqual(['a', 'b', 'c', 'd']);
    expect(fitColumns(customers, [], 2, 9).tokens).toEqual(['a', 'b', 'c']);
    expect(fitColumns(customers, [], 1, 2).tokens).toEqual(['a', 'b']);
  });

  it('makes rows with a column a token, then scaled numbers; what is unknown leaves no entry', () => {
    const some = [1, 2, 3, 4, 5].map((value) => ({ tokens: new Map([['a', 0.5]]), numbers: [value] }));
    const columns = fitColumns(some, [{ key: 'x', heavyTailed: false }], 1, 9);
    const rows = createEncoder(columns)([
      {
        tokens: new Map([
          ['zzz', 1],
          ['a', 0.5],
        ]),
        numbers: [5],
      },
      { tokens: new Map(), numbers: [Number.NaN] },
    ]);
    expect(rows).toMatchObject({ width: 2, starts: Uint32Array.of(0, 2, 2), columns: Uint32Array.of(0, 1) });
    // Interquartile range 2: (5 − 3) / (2 / 1.349)
    expect(rows.values[0]).toBe(0.5);
    expect(rows.values[1]).toBeCloseTo(1.349, 12);
  });
});

describe('takeSparseRows(from, rows)', () => {
  it('takes rows in the order asked for, empty ones too', () => {
    const a = [[0, 1] as const, [2, 3] as const];
    const c = [[1, 5] as const];
    expect(takeSparseRows(packRows([a, [], c], 3), Uint32Array.of(2, 1, 0))).toEqual(packRows([c, [], a], 3));
  });
});

describe('hashShare(text)', () => {
  it('is the first 48 bits of SHA-256 as a fraction: of "abc", ba7816bf8f01 (FIPS 180-4)', () => {
    expect(hashShare('abc')).toBe(0xba7816bf8f01 / 2 ** 48);
  });

  it('deals ids into folds of about the same size, another way for another salt', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `c${at}`);
    const folds = foldsOf(ids, 'x', 5);
    // Four standard deviations of a binomial of 10,000 and 1/5 are 160.
    for (let fold = 0; fold < 5; fold++)
      expect(Math.abs(folds.filter((other) => other === fold).length - 2_000)).toBeLessThan(160);
    const others = foldsOf(ids, 'y', 5);
    const same = folds.filter((fold, at) => fold === others[at]).length;
    expect(Math.abs(same - 2_000)).toBeLessThan(160);
  });
});
