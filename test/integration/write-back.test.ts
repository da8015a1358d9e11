import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFinishRun } from '../../functions/finish-run/finish-run.ts';
import { createWriteBack } from '../../functions/write-back/write-back.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseLatestRun, parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import type { SegmentStore } from '../../shared/store/segment-store.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { runOn } from '../support/run-outcome.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const invoices = retailInvoices({ customers: 80 });
const september = '2011-09-01';
const december = '2011-12-01';

let shop: World;
const worlds: World[] = [];
beforeEach(async () => {
  shop = await createWorld({ configuration: exampleConfiguration() });
  worlds.push(shop);
  await shop.drop('drops/shop/year.csv', csvOf(invoices));
});
afterAll(async () => {
  for (const world of worlds) await world.close();
});

/** State of the published run by customer, without those who are gone. */
async function published({ objects }: World): Promise<Map<string, CustomerState>> {
  const { run } = await readJson(objects, bucketKeys.latestRun, parseLatestRun);
  const states = await openRunStates(objects, await readJson(objects, bucketKeys.plan(run), parseRunPlan));
  const present = (await Array.fromAsync(states.part(0, 1))).filter(({ gone }) => gone !== true);
  return new Map(present.map((state) => [state.id, state]));
}

const named = ({ rfm, tier, lifecycle, cluster }: Pick<CustomerState, 'rfm' | 'tier' | 'lifecycle' | 'cluster'>) =>
  [rfm, tier, lifecycle, cluster].join(' ');

/** The table holds of every customer of the published run the segments that they have in it. */
async function expectWrittenBack(world: World): Promise<void> {
  const states = await published(world);
  const kept = await world.segments.read([...states.keys()]);
  expect(states.size).toBeGreaterThan(50);
  expect(kept.map((each) => [each.id, named(each)])).toEqual([...states].map(([id, state]) => [id, named(state)]));
}

/** The world with a store that tells whose segments were handed to it, and fails once it was handed so many. */
function watched(world: World, failAfter = Number.POSITIVE_INFINITY) {
  const handed: string[] = [];
  const segments: SegmentStore = {
    ...world.segments,
    keepSegments: async (run, customers) => {
      if (handed.length + customers.length > failAfter) throw new Error('the function died');
      handed.push(...customers.map(({ id }) => id));
      return world.segments.keepSegments(run, customers);
    },
  };
  return { world: { ...world, segments }, handed };
}

/** A run that dies when it has written back so many of its parts. */
async function runUpTo(world: World, asOf: string, parts: number, partsWrittenBack: number): Promise<string> {
  let run = '';
  for await (const step of runSteps(world, { asOf, parts })) {
    run = step.run;
    if (step.state === 'Finish') break;
  }
  for (let part = 0; part < partsWrittenBack; part++) await createWriteBack(world)({ run, part });
  return run;
}

describe('segments written back', () => {
  it('are those of every customer after the first run, with the run they are of', async () => {
    const { run, asOf } = await runOn(shop, september, 4);
    await expectWrittenBack(shop);
    const [first] = await shop.segments.read([...(await published(shop)).keys()]);
    expect(first).toMatchObject({ run, asOf });
  });

  it('are written only where they changed, and are right for everybody', async () => {
    await runOn(shop, september, 4);
    const before = await published(shop);
    const { world, handed } = watched(shop);
    await runOn(world, december, 2);
    const after = await published(shop);
    const changed = [...after.values()].filter((state) => {
      const former = before.get(state.id);
      return former === undefined || named(former) !== named(state);
    });
    expect(new Set(handed)).toEqual(new Set(changed.map(({ id }) => id)));
    expect(handed.length).toBeLessThan(after.size);
    expect(handed.length).toBeGreaterThan(0);
    await expectWrittenBack(shop);
  });

  it('are all written again after a run whose writing back was not completed', async () => {
    await runOn(shop, september, 4);
    const unfinished = await runUpTo(shop, '2011-11-01', 4, 2);
    expect((await readJson(shop.objects, bucketKeys.latestRun, parseLatestRun)).run).toBe(unfinished);
    const { world, handed } = watched(shop);
    await runOn(world, '2011-11-02', 8);
    // Of the eight parts those with a slice of the two that were left.
    const slices = await Promise.all(
      [2, 3, 6, 7].map(async (part) => {
        const { run } = await readJson(shop.objects, bucketKeys.latestRun, parseLatestRun);
        const plan = await readJson(shop.objects, bucketKeys.plan(run), parseRunPlan);
        return Array.fromAsync((await openRunStates(shop.objects, plan)).part(part, 8));
      }),
    );
    const expected = slices.flat().filter(({ gone }) => gone !== true);
    expect(handed).toEqual(expect.arrayContaining(expected.map(({ id }) => id)));
    expect(handed.length).toBeLessThan((await published(shop)).size);
    await expectWrittenBack(shop);
  });

  it('are completed by a retry of the part that failed', async () => {
    const run = await runUpTo(shop, september, 1, 0);
    const { world } = watched(shop, 0);
    await expect(createWriteBack(world)({ run, part: 0 })).rejects.toThrow('the function died');
    await expect(shop.objects.size(bucketKeys.writeBackPart(run, 0))).rejects.toThrow();
    // The workflow records the failure; the run is published all the same.
    const { holder = '' } = (await shop.runs.find(run)) ?? {};
    await createFinishRun(shop)({ outcome: 'failed', execution: holder, error: 'SegmentStoreThrottledError' });
    expect(await shop.runs.find(run)).toMatchObject({ status: 'done' });
    expect((await readJson(shop.objects, bucketKeys.latestRun, parseLatestRun)).run).toBe(run);
    await createWriteBack(shop)({ run, part: 0 });
    await expectWrittenBack(shop);
    await createWriteBack(shop)({ run, part: 0 });
    await expectWrittenBack(shop);
  });

  it('stay those of a later run when an earlier one writes late', async () => {
    const late = await runUpTo(shop, september, 2, 0);
    await runOn(shop, december, 2);
    for (const part of [0, 1]) await createWriteBack(shop)({ run: late, part });
    await expectWrittenBack(shop);
  });

  it('follow the published run also when it looks back further than the one before', async () => {
    await runOn(shop, december, 2);
    await runOn(shop, september, 2);
    await expectWrittenBack(shop);
  });

  it('leave the profiles as they are', async () => {
    const before = await shop.profilesDigest();
    await runOn(shop, december, 2);
    expect(await shop.profilesDigest()).toEqual(before);
    expect(await shop.profiles.count()).toBe(before.profiles);
  });
});
