import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clustersResult } from '../../cli/queries/clusters-result.ts';
import { profileResult } from '../../cli/queries/profile-result.ts';
import { segmentsResult } from '../../cli/queries/segments-result.ts';
import { segmentSchemes } from '../../cli/results/segments.ts';
import { groupTagsOf } from '../../shared/contracts/parse-groups.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { namedGroups } from '../../shared/domain/tags/named-groups.ts';
import { browsingRunConfiguration, createBrowsingRun, type RunSeen } from '../support/browsing-run.ts';
import type { World } from '../support/world.ts';

let world: World;
let customers: readonly Customer[];
let stateOf: RunSeen['stateOf'];
let before: RunSeen;
beforeAll(async () => {
  const configuration = browsingRunConfiguration();
  const { settings } = configuration;
  const tags = [...settings.tags, ...groupTagsOf({})];
  // Of four clusters some moves do not touch the first.
  const clusters = { ...settings.clusters, k: [3, 4] as const };
  const changed = { ...configuration, settings: { ...settings, tags, clusters } };
  ({ world, before, customers, stateOf } = await createBrowsingRun(changed));
}, 240_000);
afterAll(() => world.close());

async function profileOf(id: string) {
  const result = await profileResult(world as never, id);
  if (result === undefined) throw new Error(`nobody has the id ${id}`);
  return result;
}

const level = tagDefinitions.find(({ key }) => key === 'consumption.level');

/** Groups -> whether a customer is in one. Only visitors have no money here, and they have no orders either. */
const byHand: readonly (readonly [string, (customer: Customer, state: CustomerState) => boolean])[] = [
  ['group.loyal', (_, { lifecycle }) => lifecycle === 'loyal'],
  ['group.new_customer', (_, { lifecycle }) => lifecycle === 'new'],
  ['group.dormant', (_, { tier }) => tier === 'dormant'],
  ['group.high_spender', (customer, state) => ['high', 'top'].includes(String(level?.compute(customer, state)?.value))],
];

describe('segmentsResult and clustersResult', () => {
  it('count the customers of the state', async () => {
    const { schemes } = await segmentsResult(world, undefined);
    expect(schemes.map(({ scheme }) => scheme)).toEqual(segmentSchemes);
    for (const { scheme, segments } of schemes) {
      if (scheme === 'group') continue;
      const counted = new Map<string, number>();
      for (const customer of customers) {
        const key = stateOf(customer)[scheme];
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      for (const { key, customers: having, share } of segments) {
        expect([scheme, key, having]).toEqual([scheme, key, counted.get(key) ?? 0]);
        expect(share).toBeCloseTo(having / customers.length, 12);
      }
    }
    const [tier] = (await segmentsResult(world, 'tier')).schemes;
    expect(
      tier?.segments.every(({ previous, change, customers: now }) => previous !== null && change === now - previous),
    ).toBe(true);
  });

  it('count who has the tag of a named group, now and in the run before, the largest first', async () => {
    const { schemes } = await segmentsResult(world, 'group');
    const [groups] = schemes;
    expect(schemes).toHaveLength(1);
    const profiles = await Promise.all(customers.map(({ profile }) => profileOf(customerIdOf(profile.id))));
    for (const { key, customers: having, share, previous, change } of groups?.segments ?? []) {
      expect([key, having]).toEqual([key, profiles.filter(({ tags }) => tags[key]?.value === true).length]);
      expect(share).toBeCloseTo(having / customers.length, 12);
      expect([key, change]).toEqual([key, having - (previous ?? Number.NaN)]);
    }
    // Of some the rule by hand, which tells those of the run before too.
    for (const [key, isMember] of byHand) {
      const membersOf = (seen: Pick<RunSeen, 'customers' | 'stateOf'>) =>
        seen.customers.filter((customer) => isMember(customer, seen.stateOf(customer))).length;
      const sizes = [membersOf({ customers, stateOf }), membersOf(before)];
      const group = groups?.segments.find((each) => each.key === key);
      expect([key, group?.customers, group?.previous]).toEqual([key, ...sizes]);
    }
    const sorted = namedGroups
      .map(({ key }) => groups?.segments.find((each) => each.key === `group.${key}`))
      .sort((a, b) => (b?.customers ?? 0) - (a?.customers ?? 0) || ((a?.key ?? '') < (b?.key ?? '') ? -1 : 1));
    expect(groups?.segments).toEqual(sorted);
    expect(new Set(sorted.map((group) => group?.customers)).size).toBeGreaterThan(3);
    expect(sorted.some((group) => group?.change !== 0)).toBe(true);
  });

  it('tell every k that was tried, and one cluster alone', async () => {
    const all = await clustersResult(world, undefined);
    expect(all.candidates.map(({ k }) => k)).toContain(all.k);
    expect(all.clusters.reduce((sum, { size }) => sum + size, 0)).toBe(customers.length);
    const [first] = all.clusters;
    const one = await clustersResult(world, first?.id);
    expect(one.clusters).toEqual([first]);
    const ofFirst = all.moves?.filter(({ from, to }) => [from, to].includes(first?.id as string)) ?? [];
    expect(one.moves).toEqual(ofFirst);
    expect(ofFirst.length).toBeGreaterThan(0);
    expect(ofFirst.length).toBeLessThan(all.moves?.length ?? 0);
    await expect(clustersResult(world, 'c99')).rejects.toMatchObject({ name: 'UnknownClusterError', exitCode: 2 });
  });
});
