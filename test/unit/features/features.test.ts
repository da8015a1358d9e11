import { describe, expect, it } from 'vitest';
import { type Cell, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { chooseFeatures, UnknownFeatureError } from '../../../shared/domain/features/choose-features.ts';
import { featureDefinitions } from '../../../shared/domain/features/index.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const measure = (profile: Profile, asOfDay: number) => {
  const customer = createCustomer(profile, { asOfDay, minorPerMajor: 100 });
  return Object.fromEntries(featureDefinitions.map((feature) => [feature.key, feature.measure(customer)]));
};
const view = (period: number, category: string, count: number): Cell => ({
  period,
  kind: 'view',
  category,
  count,
  quantity: 0,
  amountMinor: 0,
  weight: 0,
});

describe('featureDefinitions', () => {
  it('measure a buyer by hand', () => {
    const { activity } = profileOfOrders('1', [
      orderOn(470, 1_000, { quantity: 3 }),
      orderOn(490, 3_000, { quantity: 5, returns: [{ key: 0, day: 495, amountMinor: 1_000 }] }),
    ]);
    // Shares 1/2, 1/4, 1/4: entropy 1.5 ln 2, so 2^1.5 categories in effect.
    const days = [view(100, 'a', 4), view(490, 'b', 2), view(495, 'c', 2), view(500, 'd', 9)];
    expect(measure({ ...emptyProfile('u:1'), activity: { ...activity, days } }, 500)).toEqual({
      recency_days: 5,
      orders: 2,
      spend: 30,
      average_order_value: 15,
      items_per_order: 4,
      active_days: 3,
      category_breadth: expect.closeTo(2 ** 1.5, 12),
      return_share: 0.25,
      cycle_days: 20,
    });
  });

  it('leave unknown what a visitor without an order has none of', () => {
    const message: Cell = { ...view(90, 'sent/email', 1), kind: 'message' };
    const days = [view(90, '', 1), message];
    const profile = { ...emptyProfile('u:1'), activity: { ...emptyActivity, days, newestDay: 90 } };
    expect(measure(profile, 100)).toEqual({
      recency_days: 10,
      orders: 0,
      spend: 0,
      average_order_value: Number.NaN,
      items_per_order: Number.NaN,
      active_days: 1,
      category_breadth: Number.NaN,
      return_share: Number.NaN,
      cycle_days: Number.NaN,
    });
  });
});

describe('chooseFeatures(names)', () => {
  it('keeps the order asked for, takes all by default, and names the known ones in its error', () => {
    expect(chooseFeatures(['spend', 'orders']).map(({ key }) => key)).toEqual(['spend', 'orders']);
    expect(chooseFeatures('default')).toBe(featureDefinitions);
    expect(() => chooseFeatures(['wealth'])).toThrow(UnknownFeatureError);
    expect(() => chooseFeatures(['wealth'])).toThrow(/wealth.*recency_days/);
  });
});
