import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffRuns } from '../../cli/queries/diff.ts';
import { createFinishRun } from '../../functions/finish-run/finish-run.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { asRunModel, type RunModel } from '../../shared/contracts/run-model.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { slices } from '../../shared/domain/identity/slices.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { branches } from '../support/branches.ts';
import { type ExampleChanges, exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { outcomeOf, runOn } from '../support/run-outcome.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const [july, august, september, october] = ['2011-07-01', '2011-08-01', '2011-09-01', '2011-10-01'];
const schemes = ['tier', 'lifecycle', 'rfm', 'cluster'] as const;

let shop: World;
beforeAll(async () => {
  shop = await createWorld({ configuration: exampleConfiguration() });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 240 })));
});
afterAll(() => shop.close());

const copyOf = branches();
const branch = (world = shop) => copyOf(world);

const under = (world: World, changes: ExampleChanges): World => {
  const configuration = exampleConfiguration(changes);
  return { ...world, configurations: { load: async () => configuration } };
};
const clustersOf = (k: [number, number], features: readonly string[] | 'default' = 'default'): ExampleChanges => ({
  settings: { clusters: { k, features } },
});

const modelOf = ({ objects }: World, run: string): Promise<RunModel> =>
  readJson(objects, bucketKeys.model(run), asRunModel);
const idsOf = ({ clusters }: Pick<Statistics, 'clusters'>): string[] => clusters.clusters.map(({ id }) => id).sort();

/** Every state of a run by customer, read file by file. */
async function statesOf({ objects }: World, { run, parts }: Statistics): Promise<Map<string, CustomerState>> {
  const states = new Map<string, CustomerState>();
  for (let part = 0; part < parts; part++)
    for await (const { record } of readShuffle(objects, bucketKeys.state(run, part), 0, slices)) {
      const state = JSON.parse(Buffer.from(record).toString('utf8')) as CustomerState;
      states.set(state.id, state);
    }
  return states;
}

/** Who moved, arrived and is gone by comparing two whole runs in memory. */
async function comparedInMemory(world: World, before: Statistics, after: Statistics) {
  const [old, now] = [await statesOf(world, before), await statesOf(world, after)];
  const known = [...old.values()].filter(({ gone }) => gone !== true).map(({ id }) => id);
  const here = [...now.values()].filter(({ gone }) => gone !== true).map(({ id }) => id);
  const both = known.filter((id) => here.includes(id));
  const movers = (scheme: (typeof schemes)[number]) =>
    both
      .map((id) => ({ userId: id.slice(2), from: old.get(id)?.[scheme], to: now.get(id)?.[scheme] }))
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return {
    customers: { stayed: both.length, arrived: here.length - both.length, gone: known.length - both.length },
    movers: Object.fromEntries(schemes.map((scheme) => [scheme, movers(scheme)])),
  };
}

const totals = ({ movements }: Statistics) =>
  movements && { stayed: movements.stayed, arrived: movements.arrived, gone: movements.gone };

describe('the first run', () => {
  it('is compared with nothing', async () => {
    const world = await branch();
    const statistics = await runOn(world, september, 2);
    expect(statistics.movements).toBeNull();
    expect(statistics.clusters).not.toHaveProperty('notCompared');
    expect(statistics.clusters.gone).toEqual([]);
    for (const { previous, match, joined, left } of statistics.clusters.clusters)
      expect({ previous, match, joined, left }).toEqual({ previous: null, match: null, joined: null, left: null });
    await expect(diffRuns(world, { before: 'previous', after: 'latest' })).rejects.toMatchObject({
      name: 'RunNotFoundError',
      message: 'There is one published run only: nothing to compare it with.',
    });
  });
});

describe('what moved between two runs', () => {
  it('is the same in 1, 4 and 16 parts, whatever parts the run before had, and what their states say', async () => {
    const outcomes = [];
    for (const [before, after] of [
      [1, 1],
      [4, 16],
      [16, 4],
    ]) {
      const world = await branch();
      const first = await runOn(world, august, before);
      const second = await runOn(world, october, after);
      outcomes.push(await outcomeOf(world.objects, second));

      const expected = await comparedInMemory(world, first, second);
      expect(totals(second)).toEqual(expected.customers);
      expect(expected.customers.stayed).toBeGreaterThan(150);
      for (const { scheme, moved, moves } of second.movements?.schemes ?? []) {
        expect(moved, scheme).toBe(expected.movers[scheme]?.length);
        expect(moves.reduce((sum, { customers }) => sum + customers, 0)).toBe(moved);
        const diff = await diffRuns(world, { before: first.run, after: second.run, movers: { scheme, limit: 1_000 } });
        expect(diff.movers, scheme).toEqual({ scheme, customers: moved, listed: expected.movers[scheme], csv: null });
        expect(diff.schemes).toEqual(second.movements?.schemes);
        expect(diff.drift).toEqual(second.movements?.drift);
        expect(diff.customers).toEqual(expected.customers);
      }
      expect(second.movements?.schemes.map(({ scheme }) => scheme)).toEqual([...schemes]);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it('balances: what a segment had, less who left it, plus who came, is what it has', async () => {
    const world = await branch();
    const first = await runOn(world, august, 2);
    const second = await runOn(world, october, 4);
    const [old, now] = [await statesOf(world, first), await statesOf(world, second)];
    const arrivedIn = (cluster: string) =>
      [...now.values()].filter((s) => !old.has(s.id) && s.cluster === cluster).length;
    for (const { id, size, previous, joined, left } of second.clusters.clusters)
      expect((previous ?? 0) - (left ?? 0) + (joined ?? 0) + arrivedIn(id), id).toBe(size);
    const { audiences } = await diffRuns(world, { before: first.run, after: second.run });
    expect(audiences.map(({ campaign }) => campaign)).toEqual(['regulars', 'winback']);
    for (const { campaign, before, after, entered, exited } of audiences) {
      expect(entered - exited, campaign).toBe((after ?? 0) - (before ?? 0));
      const counted = second.audiences.find((audience) => audience.campaign === campaign);
      expect([entered, exited, after], campaign).toEqual([counted?.entered, counted?.exited, counted?.members]);
    }
  });

  it('counts who is in no profile any more once, and again as arrived when they come back', async () => {
    const world = await branch();
    const first = await runOn(world, september, 2);
    // A run further back: who came later is not there.
    const second = await runOn(world, '2011-02-01', 4);
    const third = await runOn(world, '2011-02-01', 1);
    const fourth = await runOn(world, september, 2);
    const [all, some] = [first.customers.profiles, second.customers.profiles];
    expect(all - some).toBeGreaterThan(5);
    expect(totals(second)).toEqual({ stayed: some, arrived: 0, gone: all - some });
    expect(totals(third)).toEqual({ stayed: some, arrived: 0, gone: 0 });
    expect(totals(fourth)).toEqual({ stayed: some, arrived: all - some, gone: 0 });
    // Not neighbours: of the first and the last everybody is in both.
    const diff = await diffRuns(world, { before: first.run, after: fourth.run });
    expect(diff.customers).toEqual({ stayed: all, arrived: 0, gone: 0 });
    expect(diff.schemes.find(({ scheme }) => scheme === 'tier')?.moved).toBe(0);
    const gone = await diffRuns(world, { before: first.run, after: third.run });
    expect(gone.customers).toEqual({ stayed: some, arrived: 0, gone: all - some });
  });
});

describe('a visitor who turns out to be a customer', () => {
  it('is gone, and the customer arrives; from then on neither is counted again', async () => {
    const world = await createWorld({ configuration: exampleConfiguration() });
    const header = 'kind,timestamp,user_id,anonymous_id';
    const drop = (name: string, row: string) => world.drop(`drops/web/${name}.csv`, Buffer.from(`${header}\n${row}\n`));
    await drop('1', 'view,2026-03-01T10:00:00Z,,visitor-1');
    await drop('2', 'view,2026-03-01T11:00:00Z,,visitor-2');
    const first = await world.run('2026-03-02', 1);
    await drop('3', 'identify,2026-03-03T10:00:00Z,ann,visitor-1');
    const second = await world.run('2026-03-10', 2);
    const third = await world.run('2026-03-10', 4);
    expect(totals(second)).toEqual({ stayed: 1, arrived: 1, gone: 1 });
    expect(totals(third)).toEqual({ stayed: 2, arrived: 0, gone: 0 });
    const { customers, before, after } = await diffRuns(world, { before: first.run, after: third.run });
    expect(customers).toEqual({ stayed: 1, arrived: 1, gone: 1 });
    expect([before.customers, after.customers]).toEqual([first.customers.profiles, third.customers.profiles]);
    await world.close();
  });
});

describe('clusters from run to run', () => {
  it('are the same model, ids and names when nothing changed', async () => {
    const world = await branch();
    const first = await runOn(world, september, 2);
    const second = await runOn(world, september, 4);
    expect((await outcomeOf(world.objects, second)).digests).toEqual((await outcomeOf(world.objects, first)).digests);
    for (const { match, previous, size, joined, left } of second.clusters.clusters) {
      expect(match?.overlap).toBe(1);
      expect(match?.shift).toBeCloseTo(0, 9);
      expect({ previous, joined, left }).toEqual({ previous: size, joined: 0, left: 0 });
    }
    for (const { psi } of second.movements?.drift ?? []) expect(psi).toBeCloseTo(0, 12);
    expect(second.movements?.drift).toHaveLength(9);
  });

  it('that disappear are named, and their numbers are given to nobody when others come', async () => {
    const world = await branch();
    const four = await runOn(under(world, clustersOf([4, 4])), august, 2);
    expect(idsOf(four)).toEqual(['c1', 'c2', 'c3', 'c4']);
    const two = await runOn(under(world, clustersOf([2, 2])), august, 2);
    const kept = idsOf(two).filter((id) => idsOf(four).includes(id));
    expect(two.clusters.gone.map(({ id }) => id).sort()).toEqual(idsOf(four).filter((id) => !kept.includes(id)));
    for (const { id, name, previous } of two.clusters.gone) {
      const before = four.clusters.clusters.find((cluster) => cluster.id === id);
      expect({ name, previous }).toEqual({ name: before?.name, previous: before?.size });
    }
    expect(two.clusters.gone.length).toBeGreaterThanOrEqual(2);

    const again = await runOn(under(world, clustersOf([4, 4])), august, 2);
    const fresh = idsOf(again).filter((id) => !idsOf(two).includes(id));
    expect(fresh.length).toBeGreaterThanOrEqual(2);
    for (const id of fresh) expect(idsOf(four)).not.toContain(id);
    const { nextCluster } = await modelOf(world, again.run);
    expect(Math.max(...idsOf(again).map((id) => Number(id.slice(1))))).toBe(nextCluster - 1);
    for (const { id, previous, match } of again.clusters.clusters)
      expect(previous === null, id).toBe(match === null && fresh.includes(id));
  });

  it('of other features are not compared: all ids are new, and it is said', async () => {
    const world = await branch();
    const first = await runOn(under(world, clustersOf([3, 3])), august, 2);
    const features = ['recency_days', 'orders', 'spend'];
    const second = await runOn(under(world, clustersOf([3, 3], features)), october, 2);
    expect(idsOf(second)).toEqual(['c4', 'c5', 'c6']);
    expect(second.clusters).toMatchObject({ notCompared: 'features_changed', features, gone: [] });
    for (const { previous, match, joined, left } of second.clusters.clusters)
      expect({ previous, match, joined, left }).toEqual({ previous: null, match: null, joined: null, left: null });
    expect(second.movements?.schemes.map(({ scheme }) => scheme)).toEqual(['tier', 'lifecycle', 'rfm']);
    expect(second.movements?.drift.map(({ feature }) => feature).sort()).toEqual([...features].sort());

    const diff = await diffRuns(world, { before: first.run, after: second.run });
    expect(diff.clusters).toMatchObject({ kept: [], new: { length: 3 }, gone: { length: 3 } });
    await expect(
      diffRuns(world, { before: first.run, after: second.run, movers: { scheme: 'cluster', limit: 1 } }),
    ).rejects.toMatchObject({ name: 'NotComparedError' });

    // The same features in another order are the same features.
    const third = await runOn(under(world, clustersOf([3, 3], features.toReversed())), october, 2);
    expect(idsOf(third)).toEqual(['c4', 'c5', 'c6']);
    expect(third.clusters).not.toHaveProperty('notCompared');
    for (const { match } of third.clusters.clusters) expect(match?.overlap).toBeGreaterThan(0.9);
  });

  it('go on from the last published run, not from one that failed', async () => {
    const undisturbed = await branch();
    await runOn(undisturbed, july, 2);
    const disturbed = await branch(undisturbed);
    const expected = await outcomeOf(undisturbed.objects, await runOn(undisturbed, october, 2));

    // Other clusters, fitted and scored; then it fails.
    const failing = under(disturbed, clustersOf([2, 2], ['spend']));
    for await (const { state } of runSteps(failing, { asOf: september, parts: 2 }, 'failing'))
      if (state === 'Score') break;
    await createFinishRun(failing)({ outcome: 'failed', execution: 'local:test:0:failing', error: 'States.Timeout' });
    expect(await outcomeOf(disturbed.objects, await runOn(disturbed, october, 2))).toEqual(expected);
  });
});

describe('diffRuns(runtime, options)', () => {
  it('finds runs by date and by the beginning of their ids, and names the nearest when it finds none or several', async () => {
    const world = await createWorld({ configuration: exampleConfiguration() });
    await world.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 40 })));
    await expect(diffRuns(world, { before: 'latest', after: 'latest' })).rejects.toMatchObject({ name: 'NoRunError' });
    const runs = [];
    for (const asOf of [july, august, september, '2011-09-02', '2011-11-01', '2011-11-01'])
      runs.push((await world.run(asOf)).run);
    const [first, second, third, fourth, ...both] = runs;

    const chosen = async (before: string, after: string) => {
      const diff = await diffRuns(world, { before, after });
      return [diff.before.run, diff.after.run];
    };
    // A date is that of the shop's clocks, which are an hour ahead of the ids in summer.
    expect(second).toMatch(/^2011-07-31T23-00-00Z/);
    expect(await chosen('2011-07-01', '2011-08-01')).toEqual([first, second]);
    expect(await chosen('2011-06', '2011-09-01T23')).toEqual([first, fourth]);
    expect(await chosen(third ?? '', 'latest')).toEqual([third, both[1]]);
    expect(await chosen('previous', 'latest')).toEqual(both);
    await expect(chosen('2011-11-01', 'latest')).rejects.toMatchObject({
      message: `2 runs are of 2011-11-01: ${both.toSorted().join(', ')}. Write the id of one, as far as needed.`,
    });
    await expect(chosen('2011-', 'latest')).rejects.toMatchObject({
      message: `6 runs begin with "2011-": ${runs.toSorted().slice(0, 4).join(', ')} and 2 more. Write the id of one, as far as needed.`,
    });
    await expect(chosen('2011-08-15', 'latest')).rejects.toMatchObject({
      name: 'RunNotFoundError',
      message: `No published run begins with "2011-08-15"; the nearest are ${runs.slice(0, 4).join(', ')}.`,
    });

    await world.objects.delete([bucketKeys.plan(first ?? '')]);
    await expect(diffRuns(world, { before: first ?? '', after: 'latest' })).rejects.toMatchObject({
      message: `The files of run ${first} are not kept any more.`,
    });
    await world.close();
  });
});
