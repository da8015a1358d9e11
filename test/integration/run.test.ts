import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFinishRun } from '../../functions/finish-run/finish-run.ts';
import { createPlanRun } from '../../functions/plan-run/plan-run.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseLatestRun } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { RunInProgressError } from '../../shared/store/run-records.ts';
import { branches } from '../support/branches.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, pieces, retailInvoices } from '../support/retail-rows.ts';
import { outcomeOf, runOn } from '../support/run-outcome.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const invoices = retailInvoices({ customers: 240 });
const configuration = exampleConfiguration();
const september = '2011-09-01';
const december = '2011-12-01';

let shop: World;
beforeAll(async () => {
  shop = await createWorld({ configuration });
  await shop.drop('drops/shop/year.csv', csvOf(invoices));
});
afterAll(() => shop.close());

const timeOf = (row: string): string => row.split(',')[4] ?? '';

const copyOf = branches();
const branch = (world = shop) => copyOf(world);

const latestRun = ({ objects }: World) => readJson(objects, bucketKeys.latestRun, parseLatestRun);

/** Everything a reader finds who follows `runs/latest.json`, by key. */
async function publishedFiles(world: World): Promise<Record<string, string>> {
  const { run } = await latestRun(world);
  const { audiences } = await readJson(world.objects, bucketKeys.runStatistics(run), (json) => json as Statistics);
  const keys = [
    bucketKeys.latestRun,
    bucketKeys.report(run),
    ...audiences.flatMap(({ manifest, files }) => [manifest, ...files.map(({ key }) => key)]),
  ];
  const read = async (key: string) => [key, (await readBytes(world.objects, key)).toString('base64')];
  return Object.fromEntries(await Promise.all(keys.map(read)));
}

describe('the outcome of a run', () => {
  it('is the same in 1, 4 and 16 parts, and for profiles that came in another order', async () => {
    const one = await branch();
    const expected = await outcomeOf(one.objects, await runOn(one, december, 1));
    const [regulars, winback] = expected.statistics.audiences as Statistics['audiences'];
    expect(regulars?.members).toBeGreaterThan(20);
    expect(winback?.members).toBeGreaterThan(20);
    for (const parts of [4, 16]) {
      const other = await branch();
      expect(await outcomeOf(other.objects, await runOn(other, december, parts)), `${parts} parts`).toEqual(expected);
    }

    const reordered = await createWorld({ configuration });
    for (const [index, piece] of pieces(invoices, 3).toReversed().entries())
      await reordered.drop(`drops/shop/${index}.csv`, csvOf(piece));
    const { digests, statistics } = await outcomeOf(reordered.objects, await reordered.run(december, 4));
    await reordered.close();
    expect(digests).toEqual(expected.digests);
    expect({ ...statistics, data: { ...statistics.data, drops: 1 } }).toEqual(expected.statistics);
  });

  it('does not depend on how many parts the run before it had', async () => {
    const outcomes = [];
    for (const [before, after] of [
      [1, 1],
      [16, 2],
      [2, 8],
    ]) {
      const world = await branch();
      const { run } = await runOn(world, september, before);
      const statistics = await runOn(world, december, after);
      expect(statistics.previousRun).toBe(run);
      outcomes.push(await outcomeOf(world.objects, statistics));
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it('ignores what happened on the day of as_of and later', async () => {
    // Of the last 400 days: what is older is remembered by month, counted from a customer's newest day.
    const recent = invoices.flat().filter((row) => timeOf(row) >= '2010-11-01');
    const digests = [];
    for (const rows of [recent, recent.filter((row) => timeOf(row) < '2011-09-01')]) {
      const world = await createWorld({ configuration });
      await world.drop('drops/shop/year.csv', csvOf([rows]));
      digests.push((await outcomeOf(world.objects, await world.run(september))).digests);
      await world.close();
    }
    expect(digests[1]).toEqual(digests[0]);
  });
});

describe('a run that dies', () => {
  it('at any state leaves what was published, and nothing to the next run', async () => {
    const published = await branch();
    const { run } = await runOn(published, september, 2);
    const files = await publishedFiles(published);
    const undisturbed = await branch(published);
    const expected = await outcomeOf(undisturbed.objects, await runOn(undisturbed, december, 2));

    const deaths: string[] = [];
    const states = ['Plan', 'Extract', 'Digest', 'Route', 'Feature', 'Fit', 'Score', 'Publish', 'Snapshot'];
    for (const lastState of states) {
      const world = await branch(published);
      for await (const step of runSteps(world, { asOf: '2011-11-01', parts: 4 })) {
        if (step.state !== lastState) continue;
        deaths.push(step.run);
        break;
      }
      expect(await publishedFiles(world), `died after ${lastState}`).toEqual(files);
      const next = await runOn(world, december, 2);
      expect(next.previousRun).toBe(run);
      expect(await outcomeOf(world.objects, next), `after ${lastState}`).toEqual(expected);
    }
    expect(deaths).toHaveLength(states.length);
    for (const dead of deaths)
      expect(await shop.runs.find(dead)).toMatchObject({ status: 'failed', failure: 'Abandoned' });
  });

  it('while it publishes is not seen before its last pointer, and is completed by a retry', async () => {
    const published = await branch();
    await runOn(published, september, 2);
    const files = await publishedFiles(published);
    const ready = await branch(published);
    let run = '';
    for await (const step of runSteps(ready, { asOf: december, parts: 2 })) {
      run = step.run;
      if (step.state === 'Snapshot') break;
    }
    let deaths = 0;
    for (let nth = 1; ; nth++) {
      const world = await branch(ready);
      let writes = 0;
      const write: World['objects']['write'] = async (key, body) => {
        if (++writes === nth) throw new Error('the function died');
        return world.objects.write(key, body);
      };
      const dying = createFinishRun({ ...world, objects: { ...world.objects, write } })({ outcome: 'done', run });
      const isDead = await dying.then(
        () => false,
        () => true,
      );
      if (!isDead) break;
      deaths++;
      expect(await publishedFiles(world), `died at write ${nth}`).toEqual(files);
      await createFinishRun(world)({ outcome: 'done', run });
      expect((await latestRun(world)).run).toBe(run);
    }
    // Descriptions, manifest of the snapshot, statistics, report, two audiences, pointers to the report and to the run.
    expect(deaths).toBe(8);
  });

  it('and says so lets its lock go and changes nothing else', async () => {
    const world = await branch();
    await runOn(world, september);
    const files = await publishedFiles(world);
    const steps = runSteps(world, { asOf: december }, 'unlucky');
    const { value } = await steps.next();
    await createFinishRun(world)({ outcome: 'failed', execution: 'local:test:0:unlucky', error: 'States.Timeout' });
    expect(await world.runs.find(value?.run ?? '')).toMatchObject({ status: 'failed', failure: 'States.Timeout' });
    expect(await publishedFiles(world)).toEqual(files);
    // Nobody holds the lock, so whether its holder is alive is not asked.
    await runOn({ ...world, isAlive: () => Promise.reject(new Error('nobody holds the lock')) }, december);
  });
});

describe('two runs at once', () => {
  const plan = (world: World, name: string, isAlive: boolean) =>
    createPlanRun({ ...world, isAlive: async () => isAlive })({
      execution: `local:test:0:${name}`,
      startedAt: '2011-12-01T03:00:00.000Z',
      input: { asOf: december },
    });

  it('never happen: the second is refused while the first goes on, and takes over when it does not', async () => {
    const world = await branch();
    const first = await plan(world, 'first', true);
    await expect(plan(world, 'second', true)).rejects.toThrow(RunInProgressError);
    await expect(plan(world, 'second', true)).rejects.toMatchObject({ run: first.run });
    // A retry of the plan of the same execution is the same run.
    expect(await plan(world, 'first', true)).toEqual(first);

    const second = await plan(world, 'second', false);
    expect(second.run).not.toBe(first.run);
    expect(await world.runs.find(first.run)).toMatchObject({ status: 'failed', failure: 'Abandoned' });
    await expect(plan(world, 'third', true)).rejects.toMatchObject({ run: second.run });
    await world.runs.end(second.run, { status: 'failed', finishedAt: 0, failure: 'Test' });
  });
});
