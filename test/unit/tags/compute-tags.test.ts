import { describe, expect, it } from 'vitest';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile, type Profile, type TraitValue } from '../../../shared/domain/profile/profile.ts';
import { computeTag, computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';
import { looseReturn, orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const segments = { rfm: 'champions', tier: 'core', lifecycle: 'loyal', cluster: 'c1' };
const none = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };

const tagsOf = (profile: Profile, asOfDay: number, names = segments) =>
  computeTags(createCustomer(profile, { asOfDay, minorPerMajor: 100 }), names);

const declared = (name: string, value: string): TraitValue => ({
  name,
  value,
  source: 'crm',
  origin: 'declared',
  seconds: 1,
});
const withTraits = (...traits: TraitValue[]): Profile => ({ ...emptyProfile('u:1'), traits });

describe('computeTags(customer, segments)', () => {
  it('has exactly the keys that were published', () => {
    expect(tagDefinitions.map(({ key }) => key).sort()).toEqual([
      'behaviour.active_days_30',
      'behaviour.active_days_7',
      'behaviour.active_days_90',
      'behaviour.cart_abandonment',
      'behaviour.cart_additions',
      'behaviour.cart_to_order',
      'behaviour.conversion',
      'behaviour.favourites',
      'behaviour.searches',
      'behaviour.top_search',
      'behaviour.visit_depth',
      'behaviour.visit_minutes',
      'behaviour.visits',
      'behaviour.visits_30',
      'consumption.average_order_value',
      'consumption.biggest_order',
      'consumption.coupon_share',
      'consumption.cycle_days',
      'consumption.cycle_dispersion',
      'consumption.delivery',
      'consumption.delivery_share',
      'consumption.discount_share',
      'consumption.first_order_day',
      'consumption.gross',
      'consumption.items_per_order',
      'consumption.last_order_day',
      'consumption.level',
      'consumption.next_order_days',
      'consumption.orders',
      'consumption.payment',
      'consumption.payment_share',
      'consumption.preferred_hour',
      'consumption.preferred_weekday',
      'consumption.regularity',
      'consumption.returned_share',
      'consumption.spend',
      'demographic.age',
      'demographic.age_band',
      'demographic.birthday',
      'demographic.days_to_birthday',
      'demographic.education',
      'demographic.gender',
      'demographic.income_band',
      'demographic.marital_status',
      'demographic.membership_days',
      'demographic.occupation',
      'demographic.zodiac',
      'device.count',
      'device.main_share',
      'device.model',
      'device.os',
      'device.price_tier',
      'engagement.best_channel',
      'engagement.best_hour',
      'engagement.click_rate',
      'engagement.fatigue',
      'engagement.open_rate',
      'feedback.mean_rating',
      'feedback.negative_share',
      'feedback.rating_trend',
      'feedback.reviews',
      'feedback.sentiment',
      'feedback.top_complaint',
      'lifecycle.stage',
      'prediction.churn_risk',
      'prediction.clv_12m',
      'prediction.expected_orders_90',
      'prediction.p_alive',
      'preference.brand_loyalty',
      'preference.category_breadth',
      'preference.colour',
      'preference.discount_share',
      'preference.full_price_share',
      'preference.material',
      'preference.new_product_share',
      'preference.novelty',
      'preference.price_band',
      'preference.price_sensitivity',
      'preference.promotion_sensitivity',
      'preference.style',
      'preference.theme',
      'preference.top_brand',
      'preference.top_category',
      'preference.top_category_share',
      'region.city_tier',
      'region.country',
      'region.home_place',
      'region.work_place',
      'social.influence',
      'social.invited_customers',
      'social.invites',
      'social.opinion_leader',
      'social.shares',
      'value.recency_days',
      'value.rfm',
      'value.tier',
    ]);
  });

  it('computes a buyer of three orders and a return by hand', () => {
    const profile = profileOfOrders('1', [
      orderOn(70, 1_000),
      orderOn(80, 2_050, { returns: [{ key: 0, day: 82, amountMinor: 50 }] }),
      orderOn(96, 3_000),
      looseReturn(97, 300),
    ]);
    const day = { kind: 'order', category: 'home/mugs', count: 1, quantity: 1, amountMinor: 0, weight: 300 } as const;
    const days = [70, 80, 96].map((period) => ({ ...day, period }));
    const tags = tagsOf({ ...profile, activity: { ...profile.activity, days } }, 101);
    const values = Object.fromEntries([...tags].map(([key, { value, confidence }]) => [key, [value, confidence]]));
    // Ages of 30, 20 and 4 days leave 0.1, 0.5 and 0.85: 3 × 1.45 = 4.35. Active on days 70, 80, 96, and with returns on 82, 97.
    const score = expect.closeTo(10 * Math.tanh(4.35 / 6), 10);
    expect(values).toEqual({
      'consumption.orders': [3, 1],
      'consumption.spend': [57, 1],
      'consumption.average_order_value': [19, 0.6],
      'consumption.gross': [60.5, 1],
      'consumption.returned_share': [expect.closeTo(350 / 6_050, 12), 0.6],
      'consumption.biggest_order': [30, 1],
      'consumption.items_per_order': [1, 0.6],
      'consumption.first_order_day': [70, 1],
      'consumption.last_order_day': [96, 1],
      'consumption.cycle_days': [13, 0.5],
      // Gaps of 10 and 16 days: their standard deviation is √18.
      'consumption.cycle_dispersion': [expect.closeTo(Math.sqrt(18) / 13, 12), expect.closeTo(1 - Math.SQRT1_2, 12)],
      'consumption.regularity': [expect.closeTo(13 / (13 + Math.sqrt(18)), 12), expect.closeTo(1 - Math.SQRT1_2, 12)],
      'consumption.next_order_days': [8, 0.5],
      'value.recency_days': [5, 1],
      'behaviour.active_days_7': [2, 1],
      'behaviour.active_days_30': [4, 1],
      'behaviour.active_days_90': [5, 1],
      'preference.theme': ['home', 1],
      'value.tier': ['core', 1],
      'value.rfm': ['champions', 1],
      'lifecycle.stage': ['loyal', 1],
      'interest.home': [score, 1],
      'interest.home/mugs': [score, 1],
    });
  });

  it('says nothing where there is no evidence', () => {
    expect([...tagsOf(emptyProfile('u:1'), 100, none).keys()]).toEqual([]);
  });

  it('sees nothing of the day itself', () => {
    const tags = tagsOf(profileOfOrders('1', [orderOn(99, 500), orderOn(100, 700)]), 100);
    expect(tags.get('consumption.orders')?.value).toBe(1);
    expect(tags.get('consumption.spend')?.value).toBe(5);
  });

  it('knows who was active but bought nothing as having 0 orders and no spend', () => {
    const view = {
      kind: 'view',
      category: '',
      count: 1,
      quantity: 0,
      amountMinor: 0,
      weight: 100,
      period: 60,
    } as const;
    const profile = { ...emptyProfile('u:1'), activity: { ...emptyActivity, days: [view], newestDay: 60 } };
    const tags = tagsOf(profile, 100, none);
    expect([...tags].map(([key, { value }]) => [key, value])).toEqual([
      ['consumption.orders', 0],
      ['behaviour.active_days_7', 0],
      ['behaviour.active_days_30', 0],
      ['behaviour.active_days_90', 1],
    ]);
  });

  it.each([
    ['F', 'female'],
    [' male ', 'male'],
    ['女', 'female'],
    ['non-binary', 'non-binary'],
    ['constructor', 'constructor'],
  ])('reads the gender %s as %s', (told, expected) => {
    const tag = tagsOf(withTraits(declared('gender', told)), 100).get('demographic.gender');
    expect(tag).toEqual({ value: expected, type: 'string', confidence: 0.9, origin: 'declared', version: 2 });
  });

  // Day 15,000 is 2011-01-26.
  it.each([
    ['1980-01-26', 31],
    ['1980-01-27', 30],
    ['1980-02-01', 30],
    ['2011-01-26', 0],
    ['2011-01-27', undefined],
    ['1880-01-01', undefined],
    ['1980-13-01', undefined],
    ['yesterday', undefined],
  ])('makes of the birthday %s the age %s', (birthday, expected) => {
    expect(tagsOf(withTraits(declared('birthday', birthday)), 15_000).get('demographic.age')?.value).toBe(expected);
  });

  it.each([
    ['42', 42],
    ['42.0', 42],
    ['121', undefined],
    ['-1', undefined],
    ['forty', undefined],
  ])('makes of the told age %s the age %s', (told, expected) => {
    expect(tagsOf(withTraits(declared('age', told)), 15_000).get('demographic.age')?.value).toBe(expected);
  });

  it('takes the country that was told before the one events came from', () => {
    const regions = new Map([
      ['France', 3],
      ['Norway', 1],
    ]);
    const profile = { ...emptyProfile('u:1'), activity: { ...emptyActivity, regions } };
    expect(tagsOf(profile, 100).get('region.country')).toMatchObject({
      value: 'France',
      confidence: 0.75,
      origin: 'computed',
    });
    const told = { ...profile, traits: [{ ...declared('country', 'Spain'), origin: 'third_party' as const }] };
    expect(tagsOf(told, 100).get('region.country')).toMatchObject({
      value: 'Spain',
      confidence: 0.6,
      origin: 'third_party',
    });
  });
});

describe('computeTag(customer, segments, key)', () => {
  it('gives the same value as all tags together, and nothing of an unknown key', () => {
    const customer = createCustomer(profileOfOrders('1', [orderOn(70, 100), orderOn(90, 100)]), {
      asOfDay: 100,
      minorPerMajor: 100,
    });
    const all = computeTags(customer, segments);
    for (const { key } of tagDefinitions) expect(computeTag(customer, segments, key)).toEqual(all.get(key)?.value);
    expect(computeTag(customer, segments, 'interest.toys')).toBeUndefined();
    expect(computeTag(customer, segments, 'consumption.constructor')).toBeUndefined();
  });
});
