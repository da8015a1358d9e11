import { afterEach, describe, expect, it } from 'vitest';
import { parseDropMessage } from '../../shared/contracts/drop-message.ts';
import { createRandom } from '../../shared/domain/clusters/random.ts';
import type { DropRecord } from '../../shared/store/drop-ledger.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { filesOf } from '../support/files-of.ts';
import { createMortalWorker, dawdling, dyingAt, type Fate, WorkerDiedError } from '../support/mortal-worker.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { createWorld, type World } from '../support/world.ts';

const configuration = exampleConfiguration();
/** Few customers in 24 rows and three batches, so that most of them are touched by several. */
const rows = retailInvoices({ seed: 3, customers: 5 }).flat().slice(0, 24);
const limits = { rows: 8, bytes: Number.MAX_SAFE_INTEGER };
const key = 'drops/shop/few.csv';
const message = { task: 'ingest', key, versionId: undefined } as const;
const never = Number.POSITIVE_INFINITY;
const safe: Fate = (proceed) => proceed();

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function newWorld(): Promise<World> {
  const world = await createWorld({ configuration, limits });
  opened.push(world);
  await world.objects.write(key, csvOf([rows]));
  return world;
}

/** Profiles, files and records: all that ingest is to leave the same, however it went. Times of records differ. */
async function outcomeOf(world: World) {
  const timeless = ({ openedAt, finishedAt, ...record }: DropRecord) => ({
    ...record,
    isFinished: finishedAt !== undefined,
  });
  return {
    profiles: await world.profilesDigest(),
    files: await filesOf(world),
    records: (await world.ledger.recent(10)).map(timeless).sort((a, b) => (a.drop < b.drop ? -1 : 1)),
  };
}

async function cleanOutcome() {
  const world = await newWorld();
  await createMortalWorker(world, safe)(message, never);
  return outcomeOf(world);
}

/** Works until no message is left, as the queue would have it. */
async function drain(world: World): Promise<number> {
  let continuations = 0;
  for (; world.messages.length > 0; continuations++) await next(world, createMortalWorker(world, safe), never);
  return continuations;
}

/** Works on the message that waits longest. */
async function next(world: World, work: ReturnType<typeof createMortalWorker>, stopAt: number): Promise<void> {
  for (const task of parseDropMessage(world.messages.shift() ?? '')) await work(task, stopAt);
}

describe('a worker that dies', () => {
  it.each(['before', 'after'] as const)('%s any of its calls leaves a drop that the next completes', async (moment) => {
    const clean = await cleanOutcome();
    expect(clean.records).toMatchObject([{ status: 'done', checkpoint: 2, counts: { read: 24 } }]);
    let deaths = 0;
    for (let nth = 1; ; nth++) {
      const world = await newWorld();
      const fate = dyingAt(nth, moment);
      const first = createMortalWorker(world, fate)(message, never);
      if (await first.then(() => !fate.died, isDeath)) break;
      deaths++;
      await createMortalWorker(world, safe)(message, never);
      await drain(world);
      expect(await outcomeOf(world), `died ${moment} call ${nth}`).toEqual(clean);
      await opened.pop()?.close();
    }
    // Pass 1, registration, record; three batches of reads, writes, files and checkpoint; the end.
    expect(deaths).toBeGreaterThan(25);
  });

  it('again and again, one call later each time, is done in the end', async () => {
    const clean = await cleanOutcome();
    const world = await newWorld();
    let nth = 1;
    for (; ; nth++) {
      const fate = dyingAt(nth, nth % 2 === 0 ? 'before' : 'after');
      const isDone = await createMortalWorker(world, fate)(message, never).then(() => !fate.died, isDeath);
      if (isDone) break;
    }
    expect(nth).toBeGreaterThan(10);
    expect(await outcomeOf(world)).toEqual(clean);
  });
});

describe('two workers at once', () => {
  it.each([1, 2, 3, 4])('on one drop apply it once (order of calls %i)', async (seed) => {
    const clean = await cleanOutcome();
    const world = await newWorld();
    const random = createRandom(seed);
    await Promise.all([1, 2].map(() => createMortalWorker(world, dawdling(random))(message, never)));
    expect(await drain(world)).toBe(0);
    expect(await outcomeOf(world)).toEqual(clean);
  });

  it.each([5, 6, 7, 8])('on two drops of the same customers lose nothing (order of calls %i)', async (seed) => {
    const others = retailInvoices({ seed: 4, customers: 5 }).flat().slice(0, 24);
    const other = { ...message, key: 'drops/shop/others.csv' };
    const [clean, world] = [await newWorld(), await newWorld()];
    for (const { objects } of [clean, world]) await objects.write(other.key, csvOf([others]));
    for (const each of [message, other]) await createMortalWorker(clean, safe)(each, never);

    const random = createRandom(seed);
    await Promise.all([message, other].map((each) => createMortalWorker(world, dawdling(random))(each, never)));
    expect(await outcomeOf(world)).toEqual(await outcomeOf(clean));
  });

  it('of which one dies while the other works apply a drop once', async () => {
    const clean = await cleanOutcome();
    for (const nth of [8, 14, 20, 26]) {
      const world = await newWorld();
      const dying = createMortalWorker(world, dyingAt(nth, 'after'))(message, never).catch(isDeath);
      await Promise.all([dying, createMortalWorker(world, dawdling(createRandom(nth)))(message, never)]);
      expect(await outcomeOf(world), `died after call ${nth}`).toEqual(clean);
    }
  });
});

describe('a worker whose time runs out', () => {
  /** A clock that jumps an hour ahead at the `nth` call. */
  function lateAt(nth: number): { readonly fate: Fate; readonly now: () => number } {
    let calls = 0;
    return {
      fate: (proceed) => {
        calls++;
        return proceed();
      },
      now: () => Date.now() + (calls >= nth ? 3_600_000 : 0),
    };
  }

  it('leaves the rest to a continuation', async () => {
    const clean = await cleanOutcome();
    let continued = 0;
    for (let nth = 1; nth <= 40; nth += 3) {
      const world = await newWorld();
      const { fate, now } = lateAt(nth);
      await createMortalWorker(world, fate, { now })(message, Date.now() + 60_000);
      continued += await drain(world);
      expect(await outcomeOf(world), `late at call ${nth}`).toEqual(clean);
    }
    expect(continued).toBeGreaterThan(5);
  });

  it('and who has time for one batch each, makes one step each', async () => {
    const world = await newWorld();
    const steps: number[] = [];
    async function step(work: (worker: ReturnType<typeof createMortalWorker>, stopAt: number) => Promise<void>) {
      // Late from the first file of a batch on: what is under way is brought to its end, nothing more is begun.
      let isLate = false;
      const objects = {
        ...world.objects,
        write: (...args: Parameters<World['objects']['write']>) => {
          isLate = true;
          return world.objects.write(...args);
        },
      };
      const now = () => Date.now() + (isLate ? 3_600_000 : 0);
      await work(createMortalWorker({ ...world, objects }, safe, { now }), Date.now() + 60_000);
      steps.push((await world.ledger.recent(1))[0]?.checkpoint ?? -1);
    }
    await step((worker, stopAt) => worker(message, stopAt));
    while (world.messages.length > 0) await step((worker, stopAt) => next(world, worker, stopAt));
    expect(steps).toEqual([0, 1, 2]);
    expect(await outcomeOf(world)).toEqual(await cleanOutcome());
  });
});

describe('a message that comes again', () => {
  it('after its drop is done changes nothing', async () => {
    const world = await newWorld();
    const work = createMortalWorker(world, safe);
    await work(message, never);
    const [before, records] = [await outcomeOf(world), await world.ledger.recent(5)];
    const [record] = records;
    await work(message, never);
    await work({ ...message, task: 'continue', drop: record?.drop ?? '' }, never);
    expect(await outcomeOf(world)).toEqual(before);
    expect(await world.ledger.recent(5)).toEqual(records);
  });
});

function isDeath(error: unknown): false {
  if (!(error instanceof WorkerDiedError)) throw error;
  return false;
}
