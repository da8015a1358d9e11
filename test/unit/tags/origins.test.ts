import { describe, expect, it } from 'vitest';
import { computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { groupOf } from '../../../shared/domain/tags/groups.ts';
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
  work_city: '苏州',
};
const activity = {
  orders: [orderOn(14_900, 1_000), orderOn(14_930, 1_000), orderOn(14_970, 1_000)],
  devices: new Map([['iPhone', 1]]),
  regions: new Map([['上海', 1]]),
};
/** Of one whose events come from a country; the other's come from a city. */
const abroad = { ...activity, regions: new Map([['France', 1]]) };
const evidence = {
  places: [
    { hour: 22, isWeekend: false, place: '上海', count: 9 },
    { hour: 10, isWeekend: false, place: '苏州', count: 9 },
  ],
};
const shop: Known['shop'] = {
  spendCuts: [1, 2, 3, 4],
  predict: () => ({ value: 'x', confidence: 0.7 }),
  influence: () => ({ score: 1, percentile: 0.5, isOpinionLeader: false }),
  lifetimeValue: () => ({ pAlive: 0.5, expectedOrders: () => 1, clvMinor: 1 }),
};
const none = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };
/** Groups whose every tag such a customer has. */
const groups = new Set(['demographic', 'region', 'device', 'prediction']);
const segments = { rfm: 'champions', tier: 'core', lifecycle: 'loyal', cluster: 'c1' };

describe('tagDefinitions', () => {
  it('name the origins that their values have, and no others', () => {
    const seen = new Map<string, Set<string>>(tagDefinitions.map(({ key }) => [key, new Set()]));
    for (const known of [{ declared: traits }, { thirdParty: traits }, {}, { activity: abroad }])
      for (const [key, { origin, confidence }] of computeTags(
        customerOf({ activity, evidence, shop, ...known }),
        segments,
      )) {
        seen.get(key)?.add(origin);
        expect(confidence, key).toBeGreaterThan(0);
        expect(confidence, key).toBeLessThanOrEqual(1);
      }
    for (const { key, origins = ['computed'] } of tagDefinitions) {
      const found = [...(seen.get(key) ?? [])];
      expect(origins, key).toEqual(expect.arrayContaining(found));
      if (groups.has(groupOf(key))) expect(found.sort(), key).toEqual([...origins].sort());
    }
  });

  it('name the traits that they read: each alone is enough for a value, and no other trait changes one', () => {
    const address = '{"city":"上海","country":"CN"}';
    const samples = ['female', '1990-05-31', '2010-01-01', '40', '25-34', '上海', address];
    const read = new Set(tagDefinitions.flatMap(({ traits: names = [] }) => names));
    for (const { key, traits: names = [] } of tagDefinitions)
      for (const name of read) {
        const values = samples.map((text) => computeTags(customerOf({ declared: { [name]: text } }), none).get(key));
        expect(
          values.some((value) => value?.origin === 'declared'),
          `${key} of ${name}`,
        ).toBe(names.includes(name));
      }
  });
});
