import { describe, expect, it } from 'vitest';
import { computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';
import { customerOf, type Known } from '../../support/customer-of.ts';
import { orderOn } from '../../support/profile-of-orders.ts';

const traits = {
  gender: 'f',
  birthday: '1990-05-31',
  registered_at: '2010-01-01',
  education: 'master',
  occupation: 'nurse',
  income_band: 'high',
  marital_status: 'single',
  country: 'CN',
  city: '上海',
};
const activity = {
  orders: [orderOn(14_900, 1_000), orderOn(14_930, 1_000), orderOn(14_970, 1_000)],
  devices: new Map([['iPhone', 1]]),
  regions: new Map([['上海', 1]]),
};
const shop: Known['shop'] = {
  spendCuts: [1, 2, 3, 4, 5],
  predict: () => ({ value: 'x', confidence: 0.7 }),
  influence: () => ({ score: 1, percentile: 0.5 }),
  lifetimeValue: () => ({ pAlive: 0.5, expectedOrders: () => 1, clvMinor: 1 }),
};
const segments = { rfm: 'champions', tier: 'core', lifecycle: 'loyal', cluster: 'c1' };

describe('tagDefinitions', () => {
  it('name the origins that their values have, and no others', () => {
    const seen = new Map(tagDefinitions.map(({ key }) => [key, new Set<string>()]));
    for (const known of [{ declared: traits }, { thirdParty: traits }, {}])
      for (const [key, { origin, confidence }] of computeTags(customerOf({ ...known, activity, shop }), segments)) {
        seen.get(key)?.add(origin);
        expect(confidence, key).toBeGreaterThan(0);
        expect(confidence, key).toBeLessThanOrEqual(1);
      }
    for (const { key, origins = ['computed'] } of tagDefinitions) {
      const found = [...(seen.get(key) ?? [])];
      if (found.length > 0) expect(found.sort(), key).toEqual([...origins].sort());
    }
    expect([...seen].filter(([, { size }]) => size > 0).length).toBeGreaterThan(35);
  });
});
