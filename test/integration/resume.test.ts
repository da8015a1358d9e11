import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes, readJson, writeJson } from '../../shared/store/read-json.ts';
import { branches } from '../support/branches.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { outcomeOf, runOn } from '../support/run-outcome.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const configuration = exampleConfiguration();
const asOf = '2011-12-01';
const parts = 4;

let shop: World;
beforeAll(async () => {
  shop = await createWorld({ configuration });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 60 })));
});
afterAll(() => shop.close());

const copyOf = branches();
const branch = () => copyOf(shop);

class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** The bucket, seen by a process that is killed at its `nth` write, from 1. Tells what was written. */
function mortalObjects(objects: ObjectStore, nth: number) {
  const written: string[] = [];
  return {
    written,
    objects: {
      ...objects,
      write: async (key: string, body: Parameters<ObjectStore['write']>[1]) => {
        if (written.length + 1 >= nth) throw new KilledError();
        const stored = await objects.write(key, body);
        written.push(key);
        return stored;
      },
    } satisfies ObjectStore,
  };
}

/** Makes a run to its end, or to the write at which its process is killed. Gives back the run's id where it came to one. */
async function runUntil(world: World, nth: number, input: { asOf?: string; parts?: number; resume?: string }) {
  const { objects, written } = mortalObjects(world.objects, nth);
  let run: string | undefined;
  try {
    for await (const step of runSteps({ ...world, objects }, input)) run = step.run;
    return { run, killed: false, written };
  } catch (error) {
    if (!(error instanceof KilledError)) throw error;
    return { run, killed: true, written };
  }
}

const statisticsOf = (world: World, run: string) =>
  readJson(world.objects, bucketKeys.runStatistics(run), (json) => json as Statistics);

/** What a run learned of all customers together, by the name of the file within the run. */
async function learnedBy(world: World, run: string): Promise<Record<string, string>> {
  const learned: Record<string, string> = {};
  const keys = [bucketKeys.shop(run), bucketKeys.model(run)];
  for await (const { key } of world.objects.list(`${bucketKeys.run(run)}models/`)) keys.push(key);
  for (const key of keys)
    learned[key.slice(bucketKeys.run(run).length)] = (await readBytes(world.objects, key)).toString();
  return learned;
}

const never = Number.POSITIVE_INFINITY;

describe('a run that is resumed', () => {
  it('ends as one that nothing disturbed, wherever it was killed, and makes no part twice', async () => {
    const undisturbed = await branch();
    const whole = await runUntil(undisturbed, never, { asOf, parts });
    const expected = await outcomeOf(undisturbed.objects, await statisticsOf(undisturbed, whole.run ?? ''));
    expect((await statisticsOf(undisturbed, whole.run ?? '')).audiences.some(({ members }) => members > 5)).toBe(true);

    // Suppression and plan come first: before them there is nothing to resume. What follows the last pointer is of a run that is done.
    const last = whole.written.indexOf(bucketKeys.latestRun) + 1;
    expect(last).toBeGreaterThan(40);
    for (let nth = 3; nth <= last; nth += Math.ceil((last - 3) / 9)) {
      const world = await branch();
      const first = await runUntil(world, nth, { asOf, parts });
      expect(first.killed, `${nth}`).toBe(true);
      const run = first.run ?? '';
      const rest = await runUntil(world, never, { resume: run });
      expect(rest.run).toBe(run);
      const { digests, statistics } = await outcomeOf(world.objects, await statisticsOf(world, run));
      expect(digests, `killed at write ${nth}`).toEqual(expected.digests);
      expect(statistics, `killed at write ${nth}`).toEqual(expected.statistics);
      const scored = (keys: readonly string[]) => keys.filter((key) => key.startsWith(`runs/${run}/scores/`));
      expect([...scored(first.written), ...scored(rest.written)].sort()).toEqual(
        [0, 1, 2, 3].map((part) => bucketKeys.scorePart(run, part)),
      );
      expect((await world.runs.find(run))?.status).toBe('done');
    }
  });

  it('learns what an undisturbed run learns, killed while it extracts, routes, derives or learns', async () => {
    const undisturbed = await branch();
    const { run: whole = '', written } = await runUntil(undisturbed, never, { asOf, parts });
    const expected = await learnedBy(undisturbed, whole);
    expect(Object.keys(expected)).toContain('models/cards.json');
    for (const name of [
      'extract/0.shuffle',
      'routed/2.shuffle',
      'learning/1.shuffle',
      'models/lifetime.json',
      'models/cards.json',
    ]) {
      const world = await branch();
      const nth = written.indexOf(`${bucketKeys.run(whole)}${name}`) + 1;
      const { run = '', killed } = await runUntil(world, nth, { asOf, parts });
      expect([killed, nth > 3], name).toEqual([true, true]);
      await runUntil(world, never, { resume: run });
      expect(await learnedBy(world, run), `killed at ${name}`).toEqual(expected);
    }
  });

  it('can be killed again and again', async () => {
    const undisturbed = await branch();
    const expected = await outcomeOf(undisturbed.objects, await runOn(undisturbed, asOf, parts));
    const world = await branch();
    const { run = '' } = await runUntil(world, 12, { asOf, parts });
    let attempts = 0;
    while ((await world.runs.find(run))?.status !== 'done' && attempts++ < 20)
      await runUntil(world, 14, { resume: run });
    expect(attempts).toBeGreaterThan(2);
    const { digests } = await outcomeOf(world.objects, await statisticsOf(world, run));
    expect(digests).toEqual(expected.digests);
  });
});

describe('a run that cannot be resumed', () => {
  const resume = (world: World, run: string) => runUntil(world, never, { resume: run });

  it('is one that is done, or nobody planned', async () => {
    const world = await branch();
    const { run } = await runOn(world, '2011-09-01', parts);
    await expect(resume(world, run)).rejects.toMatchObject({ name: 'ResumeRefusedError', obstacle: 'done' });
    await expect(resume(world, '2011-09-01T00-00-00Z-000000')).rejects.toMatchObject({ obstacle: 'unknown' });
  });

  it('is one after which another was published: the arms that one gave would be lost', async () => {
    const world = await branch();
    const { run = '' } = await runUntil(world, 30, { asOf: '2011-09-01', parts });
    const later = await runOn(world, asOf, parts);
    await expect(resume(world, run)).rejects.toThrow(`run ${later.run} was published since`);
    await expect(resume(world, run)).rejects.toMatchObject({ obstacle: 'superseded' });
  });

  it('is one that another version began', async () => {
    const world = await branch();
    const { run = '' } = await runUntil(world, 30, { asOf, parts });
    const plan = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
    await writeJson(world.objects, bucketKeys.plan(run), { ...plan, program: '0.0.1' });
    await expect(resume(world, run)).rejects.toThrow(/version 0\.0\.1 of strata began it/);
  });

  it('is one that is going on', async () => {
    const world = await branch();
    const { run = '' } = await runUntil(world, 30, { asOf, parts });
    await expect(resume({ ...world, isAlive: async () => true }, run)).rejects.toMatchObject({
      name: 'RunInProgressError',
    });
  });
});
