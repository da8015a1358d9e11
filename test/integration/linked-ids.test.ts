import { afterEach, describe, expect, it } from 'vitest';
import { mergeCustomers } from '../../functions/derive-features/merge-customers.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { readCustomer } from '../../shared/store/read-customer.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { createWorld, type World } from '../support/world.ts';

const header = 'kind,timestamp,user_id,anonymous_id,category';
const file = (...rows: readonly string[]) => Buffer.from(`${[header, ...rows].join('\n')}\n`);

const views = file(
  'view,2026-03-01T10:00:00Z,,visitor-1,bags/lunch',
  'view,2026-03-01T10:05:00Z,,visitor-1,bags',
  'view,2026-03-02T10:00:00Z,,visitor-1,toys',
  'view,2026-03-02T11:00:00Z,,visitor-2,toys',
);
const identify = file('identify,2026-03-03T09:00:00Z,ann,visitor-1,', 'view,2026-03-04T09:00:00Z,ann,,bags');
const contradiction = file('identify,2026-03-03T08:59:59Z,bob,visitor-1,');

const asOf = '2026-03-10';
const asOfDay = Date.UTC(2026, 2, 10) / 86_400_000;

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function worldOf(...files: readonly Buffer[]): Promise<World> {
  const world = await createWorld({ configuration: exampleConfiguration() });
  opened.push(world);
  for (const [index, body] of files.entries()) await world.drop(`drops/web/${index}.csv`, body);
  return world;
}

/** Views of everything and of bags, by customer, as a run has put them together. */
async function viewsAfterRun(world: World, parts: number) {
  const { run, customers } = await world.run(asOf, parts);
  const plan = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
  const found: Record<string, { views: number; bags: number }> = {};
  for (let part = 0; part < parts; part++) {
    for (const profile of await mergeCustomers(world.objects, plan, part)) {
      const customer = createCustomer(profile, { asOfDay, minorPerMajor: 100 });
      if (customer.firstDay !== undefined) found[profile.id] = viewsOf(customer);
    }
  }
  expect(customers.profiles).toBe(Object.keys(found).length);
  return found;
}

const viewsOf = (customer: Customer) => ({
  views: customer.events('view', {}, 0, asOfDay).count,
  bags: customer.events('view', { category: 'bags' }, 0, asOfDay).count,
});

describe('views before the visitor is known', () => {
  it.each([
    ['views first', [views, identify]],
    ['identify first', [identify, views]],
  ])('are of the customer who turns out to be the visitor: %s', async (_, files) => {
    const world = await worldOf(...files);
    const expected = { 'u:ann': { views: 4, bags: 3 }, 'a:visitor-2': { views: 1, bags: 0 } };
    for (const parts of [1, 16]) expect(await viewsAfterRun(world, parts)).toEqual(expected);
    for (const id of ['u:ann', 'a:visitor-1']) {
      const customer = await readCustomer(world.profiles, id);
      expect(customer?.id).toBe('u:ann');
      expect(customer && viewsOf(createCustomer(customer, { asOfDay, minorPerMajor: 100 }))).toEqual(expected['u:ann']);
    }
  });

  it('stay a customer of their own while nobody claims them', async () => {
    expect(await viewsAfterRun(await worldOf(views), 4)).toEqual({
      'a:visitor-1': { views: 3, bags: 2 },
      'a:visitor-2': { views: 1, bags: 0 },
    });
  });
});

describe('a visitor whom two users claim', () => {
  it.each([
    ['the earliest last', [views, identify, contradiction]],
    ['the earliest first', [contradiction, identify, views]],
    ['the views in between', [identify, views, contradiction]],
  ])('is who claimed first, whatever came first: %s', async (_, files) => {
    const world = await worldOf(...files);
    expect(await viewsAfterRun(world, 4)).toEqual({
      'u:ann': { views: 1, bags: 1 },
      'u:bob': { views: 3, bags: 2 },
      'a:visitor-2': { views: 1, bags: 0 },
    });
    expect((await readCustomer(world.profiles, 'a:visitor-1'))?.id).toBe('u:bob');
  });

  it('goes over to them when the earlier claim comes after a run', async () => {
    const world = await worldOf(views, identify);
    const before = await world.run('2026-03-09');
    await world.drop('drops/web/late.csv', contradiction);
    const after = await world.run(asOf);
    expect(before.customers.profiles).toBe(2);
    expect(after.customers.profiles).toBe(3);
    expect(after.previousRun).toBe(before.run);
  });
});
