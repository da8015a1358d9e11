import { describe, expect, it } from 'vitest';
import { taobao } from '../../support/real-data/data-sets.ts';
import { describeRun } from '../../support/real-data/describe-run.ts';
import { byCustomer, daysOf, sorted } from '../../support/real-data/raw-rows.ts';
import { readReference } from '../../support/reference-data.ts';

const noMoney = 'the rows say no money';
const numbers = 'categories are numbers, which name no theme';

const run = describeRun({
  section: 'taobao',
  dataSet: taobao,
  reasons: {
    potential_churn: `${noMoney}, so no order counts and nobody has a cycle to fall behind`,
    price_sensitive: noMoney,
    brand_loyal: 'the rows say no brand',
    novelty_seeker: 'the shop is known for nine days; what is new in it can be told from thirty days on',
    high_spender: noMoney,
    value_first: noMoney,
    fashion_follower: numbers,
    tech_enthusiast: numbers,
    family_buyer: numbers,
    dormant: 'everybody was seen within the nine days',
  },
  untold: [
    ...['demographic.', 'device.', 'region.', 'social.', 'feedback.', 'engagement.', 'prediction.', 'value.rfm'],
    ...['consumption.spend', 'consumption.level', 'consumption.coupon_share'],
    ...['consumption.discount_share', 'consumption.cycle_days', 'consumption.returned_share', 'value.recency_days'],
    ...['preference.price', 'preference.promotion', 'preference.discount', 'preference.brand', 'preference.top_brand'],
    ...['preference.new_product_share', 'preference.theme', 'behaviour.searches', 'consumption.payment'],
  ],
});

interface Row {
  readonly user: string;
  readonly category: string;
  readonly behaviour: string;
  /** In China, which knows no summer time. */
  readonly time: string;
}

const rows = readReference('events/taobao_userbehavior_600users.csv')
  .split('\n')
  .map((line): Row => {
    const [user = '', , category = '', behaviour = '', seconds = ''] = line.trim().split(',');
    return { user, category, behaviour, time: new Date((Number(seconds) + 8 * 3_600) * 1_000).toISOString() };
  });
const counted = <Value>(value: (own: readonly Row[]) => Value | undefined) =>
  sorted(byCustomer(rows, (row) => row.user, value));
const some = (own: readonly Row[], behaviour: string): Row[] => own.filter((row) => row.behaviour === behaviour);
const orUndefined = (count: number): number | undefined => (count === 0 ? undefined : count);

describe('tags of Taobao users, counted from the rows', () => {
  it.each([
    ['behaviour.cart_additions', 'cart'],
    ['behaviour.favourites', 'fav'],
  ])('%s: of exactly those with such rows, and as many', (tag, behaviour) => {
    expect(sorted(run().valuesOf(tag))).toEqual(counted((own) => orUndefined(some(own, behaviour).length)));
  });

  it.each([
    ['behaviour.active_days_7', '2017-11-27'],
    ['behaviour.active_days_30', '2017-11-04'],
    ['behaviour.active_days_90', '2017-09-05'],
  ])('%s: days with any row since %s', (tag, since) => {
    const days = counted((own) => daysOf(own.map(({ time }) => time).filter((time) => time >= since)).length);
    expect(sorted(run().valuesOf(tag))).toEqual(days);
  });

  it('preference.top_category: of every buyer, a category nothing was bought more of', () => {
    const found = run().valuesOf('preference.top_category');
    const bought = byCustomer(
      rows,
      (row) => row.user,
      (own) => {
        const counts = new Map(
          [...Map.groupBy(some(own, 'buy'), (row) => row.category)].map(([id, all]) => [id, all.length]),
        );
        return counts.size === 0 ? undefined : counts;
      },
    );
    expect([...found.keys()].sort()).toEqual([...bought.keys()].sort());
    for (const [user, counts] of bought)
      expect(counts.get(String(found.get(user))), user).toBe(Math.max(...counts.values()));
  });

  it.each([
    ['consumption.orders', 0],
    ['lifecycle.stage', 'prospect'],
  ])('%s: told only of who never bought, as no order says its money', (tag, told) => {
    expect(sorted(run().valuesOf(tag))).toEqual(counted((own) => (some(own, 'buy').length > 0 ? undefined : told)));
  });

  it('group.loyal and new_customer: by days with an order, as no order says its money', () => {
    const days = (own: readonly Row[]) => daysOf(some(own, 'buy').map(({ time }) => time));
    const since = Date.parse('2017-11-04') / 86_400_000;
    expect(sorted(run().valuesOf('group.loyal'))).toEqual(counted((own) => days(own).length >= 5));
    expect(sorted(run().valuesOf('group.new_customer'))).toEqual(
      counted((own) => days(own).length === 1 && (days(own)[0] ?? 0) >= since),
    );
  });
});

describe('recommendations to Taobao users', () => {
  it('are measured on the last days that hold a fifth of what was done, and beat popularity', () => {
    const { metrics, parameters, warnings } = run().cards.find(({ name }) => name === 'recommendations')!;
    expect(parameters.heldOutDays).toBe(2);
    expect(metrics.customers).toBeGreaterThan(500);
    expect(Number(metrics.recallAt10)).toBeGreaterThan(5 * Number(metrics.popularityRecallAt10));
    expect(warnings).toEqual([]);
  });
});
