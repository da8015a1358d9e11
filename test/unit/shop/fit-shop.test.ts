import { describe, expect, it } from 'vitest';
import type { DaySums, ProductDay } from '../../../shared/domain/evidence/day-sums.ts';
import { createShop, type ShopParts } from '../../../shared/domain/shop/create-shop.ts';
import { createShopFit } from '../../../shared/domain/shop/fit-shop.ts';
import { priceThirds } from '../../../shared/domain/shop/price-thirds.ts';
import { emptyFunnel } from '../../../shared/domain/visits/funnel.ts';

const sums = (products: readonly ProductDay[], rest: Partial<DaySums> = {}): DaySums => ({
  products,
  funnel: emptyFunnel,
  paths: [],
  messages: [],
  searches: [],
  ...rest,
});

const sold = (product: string, prices: ProductDay['prices'], rest: Partial<ProductDay> = {}): ProductDay => ({
  product,
  category: 'home/light',
  brand: '',
  customers: 1,
  orders: prices.length,
  prices,
  ...rest,
});

describe('createShopFit()', () => {
  it('takes the price most pieces were sold at for the usual one, of several the highest', () => {
    const fit = createShopFit();
    fit.addDay(
      100,
      sums([
        sold('a', [
          [900, 2],
          [1000, 3],
        ]),
        sold('b', [
          [500, 2],
          [700, 2],
        ]),
      ]),
    );
    fit.addDay(101, sums([sold('a', [[900, 2]])]));
    const usual = fit.finish().products.map(({ product, usualMinor, firstDay }) => [product, usualMinor, firstDay]);
    expect(usual).toEqual([
      ['a', 900, 100],
      ['b', 700, 100],
    ]);
  });

  it('knows no first day once products were let go of while days were added', () => {
    const seen = (product: string, orders: number) => sold(product, [], { orders });
    const fit = createShopFit(1);
    fit.addDay(100, sums([seen('often', 5), seen('seldom', 0)]));
    fit.addDay(101, sums([seen('other', 1)]));
    // Of three one is left; the seldom one comes back and outsells it.
    fit.addDay(102, sums([seen('seldom', 9)]));
    const { products } = fit.finish();
    expect(products.map(({ product, firstDay }) => [product, firstDay])).toEqual([['seldom', null]]);
  });

  it('knows first days where none was let go of before the end', () => {
    const fit = createShopFit(1);
    fit.addDay(100, sums([sold('often', [], { orders: 5 }), sold('seldom', [])]));
    expect(fit.finish().products.map(({ product, firstDay }) => [product, firstDay])).toEqual([['often', 100]]);
  });

  it('counts pieces sold at least a tenth below the usual price as reduced', () => {
    const fit = createShopFit();
    fit.addDay(
      100,
      sums([
        sold('a', [
          [900, 1],
          [901, 1],
          [1000, 8],
        ]),
      ]),
    );
    expect(fit.finish().reducedShare).toBe(0.1);
  });

  it('calls a product as on its newest day, of the shares of a day as in the greatest', () => {
    const called = (...days: readonly (readonly [day: number, category: string, brand: string])[]) => {
      const fit = createShopFit();
      for (const [day, category, brand] of days) fit.addDay(day, sums([sold('a', [], { category, brand })]));
      const [product] = fit.finish().products;
      return [product?.category, product?.brand];
    };
    expect(called([1, 'vases', 'B'], [2, 'bowls', ''])).toEqual(['bowls', 'B']);
    expect(called([1, 'vases', ''], [2, 'bowls', 'A'], [2, 'jars', ''], [2, 'cups', 'C'])).toEqual(['jars', 'C']);
    expect(called([1, 'vases', ''], [2, 'jars', 'C'], [2, 'cups', ''], [2, 'bowls', 'A'])).toEqual(['jars', 'C']);
  });

  it('says nothing of prices nobody paid', () => {
    const fit = createShopFit();
    fit.addDay(100, sums([sold('a', [])]));
    const facts = fit.finish();
    expect([facts.reducedShare, facts.priceThirds, facts.products[0]?.usualMinor]).toEqual([null, [], 0]);
  });

  it('adds up paths of all days, commonest first, and searches by day', () => {
    const fit = createShopFit();
    const ofDay = (...paths: DaySums['paths']) => sums([], { paths, searches: [['lamp', 6]] });
    fit.addDay(1, ofDay(['view', 5], ['order', 1]));
    fit.addDay(2, ofDay(['order', 3], ['view>order', 4]));
    const { paths, searches } = fit.finish();
    expect(paths).toEqual([
      ['view', 5],
      ['order', 4],
      ['view>order', 4],
    ]);
    expect(searches).toEqual({ listed: [], tooRare: 1 });
    fit.addDay(2, ofDay());
    expect(fit.finish().searches).toEqual({ listed: [['lamp', 18]], tooRare: 0 });
  });

  it('adds up messages by channel and hour', () => {
    const fit = createShopFit();
    fit.addDay(
      1,
      sums([], {
        messages: [
          ['email', 9, 'sent', 3],
          ['email', 10, 'opened', 1],
          ['email', 9, 'bounced', 5],
        ],
      }),
    );
    fit.addDay(2, sums([], { messages: [['email', 9, 'sent', 2]] }));
    const [email] = fit.finish().messageHours;
    expect([email?.sent[9], email?.opened[10], email?.sent.length]).toEqual([5, 1, 24]);
  });
});

describe('priceThirds(prices)', () => {
  it('gives the prices of the piece at a third and at two thirds, for the path and every prefix', () => {
    const prices = [1, 2, 3, 4, 5, 6].map((price): [string, number, number] => ['a/b', price * 100, 10]);
    expect(priceThirds(prices)).toEqual([
      ['a', 200, 400],
      ['a/b', 200, 400],
    ]);
  });

  it('gives none of fewer than 30 pieces or 3 prices, nor where all but the dearest cost nothing less', () => {
    expect(
      priceThirds([
        ['a', 1, 10],
        ['a', 2, 10],
        ['a', 3, 9],
      ]),
    ).toEqual([]);
    expect(
      priceThirds([
        ['a', 1, 100],
        ['a', 2, 100],
      ]),
    ).toEqual([]);
    expect(
      priceThirds([
        ['a', 1, 5],
        ['a', 2, 5],
        ['a', 3, 90],
      ]),
    ).toEqual([]);
    expect(
      priceThirds([
        ['', 1, 10],
        ['', 2, 10],
        ['', 3, 10],
      ]),
    ).toEqual([]);
  });
});

describe('the day from which a shop is known', () => {
  const knownFrom = (...days: readonly (readonly [day: number, customers: number])[]) => {
    const fit = createShopFit();
    for (const [day, customers] of days) fit.addDay(day, sums([sold('a', [], { customers })]));
    return fit.finish().knownFromDay;
  };

  it('is the first with more than a hundredth of what was done, however early single rows stray', () => {
    expect(knownFrom([10, 99], [11, 1])).toBe(10);
    expect(knownFrom([1, 1], [40, 50], [41, 49])).toBe(40);
    expect(knownFrom([1, 1], [2, 1], [40, 50], [41, 48])).toBe(2);
  });

  it('is not told by days on which nothing was done with a product', () => {
    expect(knownFrom()).toBeNull();
    expect(knownFrom([5, 0], [6, 0])).toBeNull();
    expect(knownFrom([5, 0], [6, 3])).toBe(6);
  });
});

describe('createShop(parts)', () => {
  const fit = createShopFit();
  fit.addDay(
    7,
    sums([
      sold('a', [
        [100, 10],
        [200, 10],
        [300, 10],
      ]),
    ]),
  );
  const parts: ShopParts = {
    facts: fit.finish(),
    terms: { coupons: false, discounts: true, returns: false },
    spendCuts: [],
    lifetime: { bgNbd: null, gammaGamma: null },
    influence: new Map(),
    predictors: new Map(),
    catalogue: new Map([['a', { listMinor: 400, colour: 'red' }]]),
  };

  it('finds the thirds of a category in the nearest prefix that has them', () => {
    const shop = createShop(parts);
    expect(shop.priceThirds('home/light/desk')).toEqual([100, 200]);
    expect(shop.priceThirds('garden')).toBeUndefined();
    expect(shop.priceThirds('')).toBeUndefined();
  });

  it('knows which looks the catalogue tells at all', () => {
    expect(createShop(parts).looks).toEqual(new Set(['colour']));
  });

  it('knows products by events and catalogue, and none that nobody touched', () => {
    const shop = createShop(parts);
    expect(shop.product('a')).toEqual({ firstDay: 7, usualMinor: 300, listMinor: 400, colour: 'red' });
    expect(shop.product('b')).toBeUndefined();
  });

  it('knows the shares of all messages sent that were opened and clicked', () => {
    const day = (...messages: DaySums['messages']) => {
      const days = createShopFit();
      days.addDay(1, sums([], { messages }));
      return createShop({ ...parts, facts: days.finish() });
    };
    // 4 of 10 by e-mail and push together, one of them clicked; when they were opened does not matter.
    const shop = day(
      ['email', 9, 'sent', 6],
      ['push', 14, 'sent', 4],
      ['email', 20, 'opened', 3],
      ['push', 14, 'opened', 1],
      ['push', 15, 'clicked', 1],
    );
    expect([shop.openRate, shop.clickRate]).toEqual([0.4, 0.1]);
    const more = day(['email', 9, 'sent', 2], ['email', 9, 'opened', 5]);
    expect([more.openRate, more.clickRate]).toEqual([1, 0]);
    const none = day(['email', 9, 'opened', 5]);
    expect([none.openRate, none.clickRate]).toEqual([0, 0]);
  });

  it('does not know since when there is a product of a shop of too many', () => {
    const { products } = parts.facts;
    const facts = { ...parts.facts, products: products.map((product) => ({ ...product, firstDay: null })) };
    expect(createShop({ ...parts, facts }).product('a')?.firstDay).toBeUndefined();
  });
});
