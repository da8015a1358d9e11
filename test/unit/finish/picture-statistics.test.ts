import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureStatistics } from '../../../functions/finish-run/picture-statistics.ts';
import { valueStatistics } from '../../../functions/finish-run/value-statistics.ts';
import { noPicture, type PictureSums, type ValueSums } from '../../../shared/contracts/picture-sums.ts';
import { addInto } from '../../../shared/contracts/score-sums.ts';
import { firstDayOf } from '../../../shared/domain/activity/month-of.ts';
import { createShopFit } from '../../../shared/domain/shop/fit-shop.ts';
import { bucketOf } from '../../../shared/domain/statistics/log-buckets.ts';
import { emptyFunnel } from '../../../shared/domain/visits/funnel.ts';
import { countCohorts } from '../../support/count-cohorts.ts';
import { feedbackOf } from '../../support/feedback-of.ts';

const march = 41 * 12 + 2; // 2011-03
const nothing = { facts: undefined, association: undefined };
const cohorts = (lastMonth: number) => {
  const { customers, active } = countCohorts(
    [
      { month: march - 1, offsets: [0, 1] },
      { month: march - 1, offsets: [0] },
      { month: march - 40, offsets: [0, 2] },
    ],
    lastMonth,
  );
  return { ...noPicture, cohorts: { customers, active } };
};

describe('pictureStatistics(sums, learned, plan)', () => {
  it('names months, and says whether the last is over', () => {
    const within = pictureStatistics(cohorts(march), nothing, { asOfDay: firstDayOf(march) + 9 }).cohorts;
    expect(within).toMatchObject({ lastDate: '2011-03-09', isLastMonthOver: false });
    expect(within.rows.map(({ month, customers, active }) => [month, customers, active.slice(0, 3)])).toEqual([
      [null, 1, [1, 0, 1]],
      ['2011-02', 2, [2, 1]],
    ]);
    const after = pictureStatistics(cohorts(march), nothing, { asOfDay: firstDayOf(march + 1) }).cohorts;
    expect(after).toMatchObject({ lastDate: '2011-03-31', isLastMonthOver: true });
  });

  it('tells the way through the stages that occur, the tiers in their order, and the commonest paths', () => {
    // View, cart and order occur, a checkout never does; bits 1, 2, 8.
    const visits = emptyFunnel.visits.map((_, set) => ({ 1: 100, 2: 30, 3: 20, 8: 12, 11: 5 })[set] ?? 0);
    const seconds = emptyFunnel.seconds.map((_, set) => ({ 3: 600, 11: 1000 })[set] ?? 0);
    const facts = { ...createShopFit().finish(), firstDay: 0, lastDay: 40, funnel: { visits, seconds } };
    const paths = Array.from({ length: 14 }, (_, at): [string, number] => [`view>${at}`, 20 - at]);
    const ofTier = { customers: 1, visits: 3, carts: 2, checkouts: 1, orders: 1 };
    const { funnel } = pictureStatistics(
      { ...noPicture, visits: { dormant: ofTier, core: ofTier } },
      { facts: { ...facts, paths, searches: { listed: [['bag', 14]], tooRare: 3 } }, association: undefined },
      { asOfDay: 41 },
    );
    expect(funnel).toEqual({
      firstDate: '1970-01-01',
      lastDate: '1970-02-10',
      steps: [
        { stage: 'view', visits: 100, meanSeconds: null },
        { stage: 'cart', visits: 20, meanSeconds: 30 },
        { stage: 'order', visits: 5, meanSeconds: 200 },
      ],
      tiers: [
        { key: 'core', ...ofTier },
        { key: 'dormant', ...ofTier },
      ],
      paths: paths.slice(0, 12).map(([path, count]) => ({ path, visits: count })),
      searches: [{ term: 'bag', customers: 14 }],
      rareSearches: 3,
    });
  });

  it('keeps the ten rules of highest lift, with the categories of their products', () => {
    const rule = (lift: number) => ({
      antecedent: ['a'],
      consequent: ['b'],
      count: 3,
      support: 0.1,
      confidence: 0.5,
      lift,
    });
    const product = {
      product: 'a',
      category: 'bags',
      brand: '',
      firstDay: 0,
      usualMinor: 1,
    };
    const facts = { ...createShopFit().finish(), products: [product] };
    const association = {
      baskets: 30,
      itemsets: 9,
      minSupport: 0.1,
      limited: false,
      rules: Array.from({ length: 12 }, (_, at) => rule(20 - at)),
    };
    const { together } = pictureStatistics(noPicture, { facts, association }, { asOfDay: 9 });
    expect(together.rules.map(({ lift }) => lift)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11]);
    expect(together.rules[0]).toEqual({
      antecedent: [{ product: 'a', category: 'bags' }],
      consequent: [{ product: 'b', category: '' }],
      count: 3,
      confidence: 0.5,
      lift: 20,
    });
  });

  it('means stars over those who gave any, and ranks complaints', () => {
    const feedback = {
      customers: 3,
      reviews: 5,
      stars: { 1: 1, 5: 2 },
      ratingHundredths: 1050,
      opinions: { negative: 2 },
      complaints: { size: 2, delivery: 2, price: 3 },
    };
    expect(pictureStatistics({ ...noPicture, feedback }, nothing, { asOfDay: 9 }).feedback).toEqual(
      feedbackOf({ customers: 3, reviews: 5, rated: 3, meanStars: 3.5 }, [1, 0, 0, 0, 2], [2, 0, 0], {
        price: 3,
        delivery: 2,
        size: 2,
      }),
    );
  });

  it('says nothing where nothing was counted', () => {
    const { cohorts: none, funnel, value, together, feedback } = pictureStatistics(noPicture, nothing, { asOfDay: 9 });
    expect([none.rows, funnel.steps, funnel.tiers, value.tiers, together.rules, feedback.complaints]).toEqual(
      Array(6).fill([]),
    );
    expect([value.expectedOrders, feedback.meanStars]).toEqual([0, null]);
  });
});

const customer = (clvMinor: number, band: number): ValueSums => ({
  customers: 1,
  expectedThousandths: 500,
  valued: 1,
  clvMinor,
  clvBuckets: { [bucketOf(clvMinor)]: 1 },
  alive: { [band]: { customers: 1, expectedThousandths: 500, clvMinor } },
});

describe('valueStatistics(byTier)', () => {
  const sumOf = (customers: readonly ValueSums[]): PictureSums['value'] => {
    const sums: { core?: ValueSums } = {};
    for (const one of customers) addInto(sums, { core: one });
    return sums as PictureSums['value'];
  };

  it('has money at the quarters within 1 % of the customer at that rank, and who is rather gone', () => {
    const money = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(money, (customers) => {
        const [tier] = valueStatistics(sumOf(customers.map(([minor, band]) => customer(minor, band)))).tiers;
        const sorted = customers.map(([minor]) => minor).sort((a, b) => a - b);
        [0.25, 0.5, 0.75].forEach((share, at) => {
          const exact = sorted[Math.ceil(share * sorted.length) - 1] as number;
          expect(Math.abs((tier?.clvQuartiles?.[at] ?? 0) / exact - 1)).toBeLessThanOrEqual(0.0101);
        });
        expect(tier?.told).toBe(customers.length);
        expect(tier?.leaving).toBe(customers.filter(([, band]) => band < 2).length);
      }),
    );
  });

  it('is the same however the customers were cut into parts', () => {
    const customers = Array.from({ length: 30 }, (_, at) => customer(100 + at * at, at % 4));
    const whole = valueStatistics(sumOf(customers));
    for (const parts of [2, 7]) {
      const sums: PictureSums['value'] = {};
      for (let part = parts - 1; part >= 0; part--)
        addInto(sums, sumOf(customers.filter((_, at) => at % parts === part)));
      expect(valueStatistics(sums)).toEqual(whole);
    }
    expect(whole).toMatchObject({ customers: 30, expectedOrders: 15, valued: 30 });
    expect(whole.alive.map(({ customers: of }) => of)).toEqual([8, 8, 7, 7]);
  });
});
