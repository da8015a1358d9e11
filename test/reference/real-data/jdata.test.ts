import { beforeAll, describe, expect, it } from 'vitest';
import { activeUserRows, jdata } from '../../support/real-data/data-sets.ts';
import { describeRun } from '../../support/real-data/describe-run.ts';
import { byCustomer, daysOf, sorted } from '../../support/real-data/raw-rows.ts';
import { type RealRun, runDataSet } from '../../support/real-data/real-run.ts';
import { modelTable } from '../../support/real-data/run-section.ts';
import { recordSection } from '../../support/recorded-section.ts';
import { readTable } from '../../support/reference-data.ts';

const noMoney = 'the rows say no money';
const numbers = 'categories are numbers, which name no theme';

const run = describeRun({
  section: 'jdata',
  dataSet: jdata,
  reasons: {
    loyal: 'two times a few hours: nobody ordered on five days',
    potential_churn: `${noMoney}, so no order counts and nobody has a cycle to fall behind`,
    price_sensitive: noMoney,
    brand_loyal: 'nobody bought on three days',
    novelty_seeker: 'nobody bought three things thirty days after the shop is known',
    high_spender: noMoney,
    value_first: noMoney,
    fashion_follower: numbers,
    tech_enthusiast: numbers,
    family_buyer: numbers,
    dormant: 'everybody was seen within the five weeks',
  },
  untold: [
    ...['device.', 'region.', 'social.', 'feedback.', 'engagement.', 'prediction.', 'value.rfm', 'consumption.spend'],
    ...['consumption.level', 'consumption.coupon_share', 'consumption.discount_share', 'consumption.cycle_days'],
    ...[
      'preference.price',
      'preference.promotion',
      'preference.discount',
      'preference.brand_loyalty',
      'preference.theme',
    ],
    ...['demographic.birthday', 'demographic.zodiac', 'demographic.education', 'demographic.income_band'],
  ],
});

const actions = ['201602', '201603'].flatMap((month) => readTable(`events/JData_Action_${month}_first29999.csv`));
const counted = <Value>(value: (own: typeof actions) => Value | undefined) =>
  sorted(
    byCustomer(
      actions,
      ({ user_id }) => String(Number(user_id)),
      (own) => value([...own]),
    ),
  );
const some = (own: typeof actions, type: string) => own.filter((row) => row.type === type);

/** What users say of themselves: the words of the file, and what tags make of them. */
const ageBands: Readonly<Record<string, string>> = {
  '16-25岁': '16-25',
  '26-35岁': '26-35',
  '36-45岁': '36-45',
  '46-55岁': '46-55',
  '56岁以上': '56+',
};
const declared = (column: 'age' | 'sex', names: Readonly<Record<string, string>>) =>
  sorted(
    byCustomer(
      activeUserRows(),
      ({ id }) => id,
      ([row]) => names[row?.[column] ?? ''],
    ),
  );
const declaredAge = declared('age', ageBands);
const declaredSex = declared('sex', { 0: 'male', 1: 'female' });

const buyers = counted((own) => (some(own, '4').length > 0 ? true : undefined)).map(([id]) => id);

describe('tags of JData users, counted from the rows', () => {
  it('demographic.age_band and gender: of exactly those who said so, in GBK, and what they said', () => {
    expect(declaredAge.length).toBeGreaterThan(300);
    expect(sorted(run().valuesOf('demographic.age_band'))).toEqual(declaredAge);
    expect(sorted(run().valuesOf('demographic.gender'))).toEqual(declaredSex);
  });

  it.each([
    ['behaviour.cart_additions', '2'],
    ['behaviour.favourites', '5'],
  ])('%s: of exactly those with such rows, and as many', (tag, type) => {
    expect(sorted(run().valuesOf(tag))).toEqual(counted((own) => some(own, type).length || undefined));
  });

  it('consumption.orders: unknown of buyers, as no order says its money', () => {
    const orders = run().valuesOf('consumption.orders');
    expect(buyers.filter((id) => orders.has(id))).toEqual([]);
    expect(new Set(orders.values())).toEqual(new Set([0]));
  });

  it('preference.top_brand: of exactly the buyers', () => {
    expect(sorted(run().valuesOf('preference.top_brand')).map(([id]) => id)).toEqual(buyers);
  });

  it('group.new_customer: who ordered on one day, in the last thirty', () => {
    const days = (own: typeof actions) => daysOf(some(own, '4').map(({ time = '' }) => time));
    const since = Date.parse('2016-02-01') / 86_400_000;
    const found = sorted(run().valuesOf('group.new_customer')).filter(([, isIn]) => isIn === true);
    expect(found).toEqual(
      counted((own) => (days(own).length === 1 && (days(own)[0] ?? 0) >= since ? true : undefined)),
    );
  });
});

describe('prediction of age band and gender, switched on', () => {
  let predicted: RealRun;
  beforeAll(async () => {
    const attributes = '{ demographic.gender: { min_accuracy: 0, min_confidence: 0 }, demographic.age_band: {} }';
    predicted = await runDataSet(jdata(`prediction: { attributes: ${attributes} }`));
  });
  const cards = () => predicted.cards.filter(({ name }) => name.startsWith('attribute:'));
  recordSection('real-data', 'jdata-predictions', () => modelTable(cards()));

  it('cannot be told better than by the commonest value, says so, and is not used, whatever is asked of it', () => {
    expect(cards().map(({ name }) => name)).toEqual(['attribute:demographic.age_band', 'attribute:demographic.gender']);
    for (const { metrics, warnings } of cards()) {
      expect(warnings).toContain('no_better_than_majority');
      expect(metrics.isUsed).toBe(false);
      expect(Number(metrics.accuracyLow)).toBeLessThanOrEqual(Number(metrics.majorityAccuracy));
      expect(Number(metrics.accuracyHigh)).toBeGreaterThan(Number(metrics.accuracy));
    }
  });

  it('leaves what was declared as it is, and gives nobody a tag', () => {
    expect(sorted(predicted.valuesOf('demographic.age_band'))).toEqual(declaredAge);
    expect(sorted(predicted.valuesOf('demographic.gender'))).toEqual(declaredSex);
  });
});
