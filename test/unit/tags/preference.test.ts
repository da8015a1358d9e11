import { describe, expect, it } from 'vitest';
import type { Purchase } from '../../../shared/domain/evidence/evidence.ts';
import type { ShopProduct } from '../../../shared/domain/shop/shop.ts';
import { type Known, tagOf } from '../../support/customer-of.ts';
import { orderOn } from '../../support/profile-of-orders.ts';

// As of day 15,000.
const bought = (day: number, product: string, more: Partial<Purchase> = {}): Purchase => ({
  day,
  product,
  category: '',
  brand: '',
  unitMinor: 0,
  quantity: 1,
  ...more,
});
const withPurchases = (...purchases: readonly Purchase[]): Known => ({ evidence: { purchases } });
const preference = (name: string, known: Known) => tagOf(`preference.${name}`, known);
const valueIn = (name: string, known: Known) => preference(name, known)?.value;

/** A shop that knows these products. */
const selling = (products: Readonly<Record<string, Partial<ShopProduct>>>): NonNullable<Known['shop']> => ({
  product: (id) => (products[id] === undefined ? undefined : { firstDay: 0, usualMinor: 0, ...products[id] }),
});

describe('preference.*', () => {
  it('says nothing of who bought nothing', () => {
    const names = 'top_category top_category_share category_breadth top_brand brand_loyalty price_band discount_share';
    const more = 'full_price_share price_sensitivity promotion_sensitivity novelty new_product_share colour style';
    for (const name of `${names} ${more} material theme`.split(' ')) expect(preference(name, {}), name).toBeUndefined();
  });
});

describe('preference.top_category, top_category_share', () => {
  const known = withPurchases(
    bought(14_900, 'a', { category: 'kitchen/mugs', quantity: 3 }),
    bought(14_900, 'b', { category: 'garden', quantity: 1 }),
    bought(14_950, 'c', { category: 'garden', quantity: 1 }),
    bought(14_960, 'd', { quantity: 50 }),
  );

  it('go by pieces, of goods with a category', () => {
    expect(preference('top_category', known)).toMatchObject({ value: 'kitchen/mugs', type: 'string' });
    // Three of five pieces, on three lines.
    expect(preference('top_category', known)?.confidence).toBeCloseTo(0.6 * 0.6, 12);
    expect(preference('top_category_share', known)).toMatchObject({ value: 0.6, confidence: 0.6 });
  });

  it('give a tie to the first path, whatever was bought first', () => {
    const tie = withPurchases(bought(1, 'a', { category: 'é' }), bought(2, 'b', { category: 'z' }));
    expect(valueIn('top_category', tie)).toBe('z');
    const turned = withPurchases(bought(1, 'a', { category: 'z' }), bought(2, 'b', { category: 'é' }));
    expect(valueIn('top_category', turned)).toBe('z');
  });
});

describe('preference.category_breadth', () => {
  const inCategories = (...categories: readonly string[]) =>
    withPurchases(...categories.map((category, at) => bought(14_900 + at, 'p', { category, quantity: 100 - at })));

  it.each([
    ['aaa', 0],
    ['abc', 1],
    // ln 2 / ln 4 and ln 2 / ln 8.
    ['aabb', 0.5],
    ['aaaabbbb', 1 / 3],
    // (2 ln(4 / 2) / 4 + 2 · ln(4) / 4) / ln 4.
    ['aabc', 0.75],
  ])('of lines in %s is %d', (letters, breadth) => {
    expect(valueIn('category_breadth', inCategories(...letters))).toBeCloseTo(breadth, 12);
  });

  it('is at most 1, however the parts of the sum are rounded', () => {
    // Five fifths of ln 5 add up to a little more than ln 5.
    expect(valueIn('category_breadth', inCategories(...'abcde'))).toBe(1);
  });

  it('needs three lines with a category', () => {
    expect(preference('category_breadth', inCategories('a', 'b', ''))).toBeUndefined();
    expect(preference('category_breadth', inCategories('a', 'b', 'c'))?.confidence).toBe(0.6);
  });
});

describe('preference.top_brand, brand_loyalty', () => {
  const onDays = (...days: readonly number[]) => days.map((day, at) => bought(day, `p${at}`, { brand: 'acme' }));

  it('go by pieces, of goods with a brand', () => {
    const known = withPurchases(
      ...onDays(14_900, 14_910),
      bought(14_920, 'x', { brand: 'other', quantity: 3 }),
      bought(14_930, 'y', { brand: 'acme', quantity: 5 }),
      bought(14_940, 'z', { quantity: 90 }),
    );
    expect(preference('top_brand', known)?.value).toBe('acme');
    expect(preference('top_brand', known)?.confidence).toBeCloseTo(0.7 * (4 / 6), 12);
    expect(valueIn('brand_loyalty', known)).toBeCloseTo(0.7, 12);
    expect(preference('brand_loyalty', known)?.confidence).toBeCloseTo(4 / 6, 12);
  });

  it('call nobody loyal before the third order day', () => {
    expect(preference('brand_loyalty', withPurchases(...onDays(14_900, 14_900, 14_900, 14_950)))).toBeUndefined();
    expect(valueIn('brand_loyalty', withPurchases(...onDays(14_900, 14_950, 14_951)))).toBe(1);
    expect(valueIn('top_brand', withPurchases(...onDays(14_900)))).toBe('acme');
  });
});

describe('preference.price_band', () => {
  const shop: Known['shop'] = { priceThirds: (category) => (category === 'mugs' ? [100, 200] : undefined) };
  const at = (...prices: readonly number[]) => ({
    ...withPurchases(...prices.map((unitMinor, i) => bought(14_900 + i, 'p', { category: 'mugs', unitMinor }))),
    shop,
  });

  it.each([
    [[100, 100, 1], 'low'],
    [[1, 101, 101], 'middle'],
    [[300, 200, 200], 'middle'],
    [[201, 200, 201], 'high'],
    [[100, 150, 201], 'low'],
    [[150, 150, 201, 201], 'middle'],
  ])('of prices %j is %s', (prices, band) => expect(valueIn('price_band', at(...prices))).toBe(band));

  it('goes by pieces, and is as sure as their share', () => {
    const many = bought(14_950, 'p', { category: 'mugs', unitMinor: 300, quantity: 6 });
    const known = { evidence: { purchases: [...(at(50, 60).evidence?.purchases ?? []), many] }, shop };
    expect(valueIn('price_band', known)).toBe('high');
    expect(preference('price_band', known)?.confidence).toBeCloseTo(0.75 * 0.6, 12);
  });

  it('needs three purchases with a price, in a category whose prices are known', () => {
    expect(preference('price_band', at(100, 100))).toBeUndefined();
    expect(preference('price_band', at(100, 100, 0))).toBeUndefined();
    expect(preference('price_band', { ...at(100, 100, 100), shop: {} })).toBeUndefined();
  });
});

describe('preference.discount_share, full_price_share', () => {
  const at = (prices: readonly number[], product: Partial<ShopProduct>): Known => ({
    ...withPurchases(...prices.map((unitMinor, i) => bought(14_900 + i, 'p', { unitMinor }))),
    shop: selling({ p: product }),
  });

  it('judge by the usual price, with a border a tenth below', () => {
    const known = at([900, 901, 999, 1_000, 1_100], { usualMinor: 1_000 });
    expect(preference('discount_share', known)).toMatchObject({ value: 0.2, confidence: 5 / 7 });
    expect(preference('full_price_share', known)).toMatchObject({ value: 0.4, confidence: 5 / 7 });
  });

  it('judge by the list price where there is one', () => {
    const known = at([1_000, 1_000, 1_200], { usualMinor: 1_000, listMinor: 1_200 });
    expect(valueIn('discount_share', known)).toBeCloseTo(2 / 3, 12);
    expect(valueIn('full_price_share', known)).toBeCloseTo(1 / 3, 12);
  });

  it('go by pieces', () => {
    const purchases = [bought(1, 'p', { unitMinor: 1_000 }), bought(2, 'p', { unitMinor: 800, quantity: 8 })];
    const known = {
      ...withPurchases(...purchases, bought(3, 'p', { unitMinor: 1_000 })),
      shop: selling({ p: { usualMinor: 1_000 } }),
    };
    expect(valueIn('discount_share', known)).toBe(0.8);
    expect(valueIn('full_price_share', known)).toBe(0.2);
  });

  it('need three purchases whose prices are known', () => {
    for (const name of ['discount_share', 'full_price_share']) {
      expect(preference(name, at([1_000, 1_000], { usualMinor: 1_000 })), name).toBeUndefined();
      expect(preference(name, at([1_000, 1_000, 0], { usualMinor: 1_000 })), name).toBeUndefined();
      expect(preference(name, at([1_000, 1_000, 1_000], { usualMinor: 0 })), name).toBeUndefined();
      expect(preference(name, { ...at([1_000, 1_000, 1_000], {}), shop: {} }), name).toBeUndefined();
    }
  });
});

describe('preference.price_sensitivity', () => {
  const of = (reduced: number, full: number, reducedShare: number | undefined): Known => ({
    ...withPurchases(
      ...Array.from({ length: reduced }, (_, i) => bought(i, 'p', { unitMinor: 900 })),
      ...Array.from({ length: full }, (_, i) => bought(i, 'p', { unitMinor: 901 })),
    ),
    shop: { ...selling({ p: { usualMinor: 1_000, listMinor: 2_000 } }), reducedShare },
  });

  it('is a half for who buys like everybody, whatever the shop is like', () => {
    expect(valueIn('price_sensitivity', of(1, 4, 0.2))).toBeCloseTo(0.5, 12);
    expect(valueIn('price_sensitivity', of(9, 1, 0.9))).toBeCloseTo(0.5, 12);
  });

  it('compares the odds, smoothed', () => {
    // (5 + 5 · 0.2) / 10 = 0.6: odds of 1.5 against 0.25.
    expect(valueIn('price_sensitivity', of(5, 0, 0.2))).toBeCloseTo(1.5 / 1.75, 12);
    // (0 + 1) / 10 = 0.1: odds of 1/9 against 1/4.
    expect(valueIn('price_sensitivity', of(0, 5, 0.2))).toBeCloseTo(4 / 13, 12);
    expect(preference('price_sensitivity', of(0, 5, 0.2))?.confidence).toBeCloseTo(5 / 7, 12);
  });

  it('needs three purchases, and a shop that sells some but not all at reduced prices', () => {
    expect(preference('price_sensitivity', of(1, 1, 0.2))).toBeUndefined();
    for (const share of [undefined, 0, 1])
      expect(preference('price_sensitivity', of(2, 2, share)), String(share)).toBeUndefined();
  });
});

describe('preference.promotion_sensitivity', () => {
  it('counts an order with a coupon and a discount once', () => {
    const orders = [
      orderOn(14_900, 1_000, { coupon: 'TEN', discountMinor: 100 }),
      orderOn(14_910, 1_000, { discountMinor: 100 }),
      orderOn(14_920, 1_000, { coupon: 'SHIP' }),
      orderOn(14_930, 1_000),
      orderOn(15_000, 1_000),
    ];
    expect(preference('promotion_sensitivity', { activity: { orders } })).toMatchObject({
      value: 0.75,
      confidence: 4 / 6,
    });
  });

  it('is 0 of who took up neither, where the shop has one of the two', () => {
    const activity = { orders: [orderOn(14_900, 1_000)] };
    const terms = { returns: false, coupons: false, discounts: false };
    const sensitivity = (some: Partial<typeof terms>) =>
      valueIn('promotion_sensitivity', { activity, shop: { terms: { ...terms, ...some } } });
    expect([sensitivity({ coupons: true }), sensitivity({ discounts: true })]).toEqual([0, 0]);
    expect(sensitivity({ returns: true })).toBeUndefined();
  });
});

describe('preference.novelty', () => {
  it('is the share of products that were not bought on an earlier day, from the second order day on', () => {
    const known = withPurchases(
      bought(1, 'a'),
      bought(1, 'b'),
      bought(5, 'a'),
      bought(5, 'c', { unitMinor: 1 }),
      bought(5, 'c', { unitMinor: 2 }),
      bought(9, 'c'),
      bought(9, 'd'),
    );
    expect(preference('novelty', known)).toMatchObject({ value: 0.5, confidence: 4 / 6 });
  });

  it('needs three after the first day', () => {
    const two = [bought(1, 'a'), bought(1, 'b'), bought(1, 'c'), bought(2, 'a'), bought(2, 'b')];
    expect(preference('novelty', withPurchases(...two))).toBeUndefined();
    expect(valueIn('novelty', withPurchases(...two, bought(2, 'c')))).toBe(0);
    expect(valueIn('novelty', withPurchases(...two, bought(2, 'd')))).toBeCloseTo(1 / 3, 12);
  });
});

describe('preference.new_product_share', () => {
  const shop = { ...selling({ old: { firstDay: 100 }, late: { firstDay: 200 } }), knownFromDay: 100 };
  const at = (...purchases: readonly Purchase[]) => ({ ...withPurchases(...purchases), shop });

  it('calls a product new up to its 29th day', () => {
    const known = at(bought(200, 'late'), bought(229, 'late'), bought(229, 'old'), bought(230, 'late'));
    expect(preference('new_product_share', known)).toMatchObject({ value: 0.5, confidence: 4 / 6 });
  });

  it('judges nothing before the shop was known for 30 days', () => {
    const early = [bought(129, 'old'), bought(129, 'old'), bought(129, 'old')];
    expect(preference('new_product_share', at(...early))).toBeUndefined();
    const later = early.map((purchase) => ({ ...purchase, day: 130 }));
    expect(valueIn('new_product_share', at(...later))).toBe(0);
    expect(preference('new_product_share', at(...later.slice(1), bought(130, 'unheard')))).toBeUndefined();
    expect(preference('new_product_share', { ...at(...later), shop: { product: shop.product } })).toBeUndefined();
    const unsure = { ...selling({ old: { firstDay: undefined } }), knownFromDay: 100 };
    expect(preference('new_product_share', { ...at(...later), shop: unsure })).toBeUndefined();
  });
});

describe('preference.colour, style, material', () => {
  it.each(['colour', 'style', 'material'] as const)('%s is what most pieces have', (property) => {
    const shop = selling({ a: { [property]: 'red' }, b: { [property]: 'blue' }, c: {} });
    const three = withPurchases(bought(1, 'a'), bought(1, 'b', { quantity: 2 }), bought(2, 'c', { quantity: 9 }));
    expect(preference(property, { ...three, shop })).toMatchObject({ value: 'blue', type: 'string' });
    expect(preference(property, { ...three, shop })?.confidence).toBeCloseTo((2 / 3) * (2 / 4), 12);
    const two = withPurchases(bought(1, 'a'), bought(1, 'b'), bought(2, 'c', { quantity: 9 }));
    expect(preference(property, { ...two, shop })).toBeUndefined();
  });
});
