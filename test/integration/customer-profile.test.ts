import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileResult } from '../../cli/queries/profile-result.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { createBrowsingRun, type RunSeen } from '../support/browsing-run.ts';
import type { World } from '../support/world.ts';

let world: World;
let plan: RunPlan;
let customers: readonly Customer[];
let stateOf: RunSeen['stateOf'];
beforeAll(async () => {
  ({ world, plan, customers, stateOf } = await createBrowsingRun());
}, 240_000);
afterAll(() => world.close());

describe('profileResult', () => {
  const profileOf = async (id: string) => {
    const result = await profileResult(world as never, id);
    if (result === undefined) throw new Error(`nobody has the id ${id}`);
    return result;
  };

  it('has every tag that the run saw of the customer, with the version of its definition', async () => {
    for (const customer of customers.slice(0, 20)) {
      const { tags } = await profileOf(customerIdOf(customer.profile.id));
      for (const { key, compute, version } of tagDefinitions) {
        const evidence = compute(customer, stateOf(customer));
        const expected = evidence && {
          value: evidence.value,
          confidence: evidence.confidence,
          origin: evidence.origin ?? 'computed',
          computedAt: plan.asOf,
          version,
        };
        expect([key, tags[key]]).toEqual([key, expected]);
      }
    }
    const some = await Promise.all(customers.slice(0, 40).map(({ profile }) => profileOf(customerIdOf(profile.id))));
    const known = new Set(some.flatMap(({ tags }) => Object.keys(tags)));
    // Of the evidence, of the models, and of the settings.
    for (const key of ['social.shares', 'prediction.expected_orders_90', 'value.regular'])
      expect([...known]).toContain(key);
    expect(some[0]?.ownTagNames['value.regular']).toEqual({ en: 'Regular', zh: '常客' });
  });

  it('tells what was stored since beside what the run saw', async () => {
    const before = await profileOf('17004');
    await world.drop(
      'drops/web/late.csv',
      Buffer.from('kind,user_id,timestamp,trait.city\nview,17004,2011-12-01T09:00:00Z,Leeds\n'),
    );
    const after = await profileOf('17004');
    expect(after.tags).toEqual(before.tags);
    expect(after.traits).toEqual({ ...before.traits, city: 'Leeds' });
    expect(after.activity.events.view).toBe((before.activity.events.view ?? 0) + 1);
  });

  it('works of a customer whom the run does not know', async () => {
    await world.drop(
      'drops/web/later.csv',
      Buffer.from('kind,user_id,timestamp\nview,latecomer,2011-12-09T09:00:00Z\n'),
    );
    const { segments, tags, activity } = await profileOf('latecomer');
    expect(segments).toEqual({ rfm: null, tier: null, lifecycle: null, cluster: null });
    expect(activity.events).toEqual({ view: 1 });
    expect(tags['behaviour.active_days_30']?.value).toBe(1);
  });
});
