import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { systemClock } from '../../shared/store/dynamodb/table-access.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { interceptedClient } from './intercepted-client.ts';
import type { World } from './world.ts';

/** The worker of a message is gone; whatever it still tries fails as well. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

/** Decides over each call to the table or the bucket: whether it happens and whether its answer arrives. */
export type Fate = <T>(proceed: () => Promise<T>) => Promise<T>;

/**
 * `ingest-drop` over the table and bucket of a world, with something between: every request to the table and every call of the
 * bucket's methods goes through `fate`.
 */
export function createMortalWorker(world: World, fate: Fate, more: Partial<Pick<World, 'now' | 'limits'>> = {}) {
  const client = interceptedClient(world.client, (_, proceed) => fate(proceed));
  const access = { client, table: 'profiles' };
  const { now = world.now } = more;
  const { objects } = world;
  const mortalObjects: ObjectStore = {
    ...objects,
    read: (key, options) => fate(() => objects.read(key, options)),
    write: (key, body) => fate(() => objects.write(key, body)),
  };
  return createIngestDrop({
    ...world,
    ...more,
    objects: mortalObjects,
    profiles: createDynamoDbProfileStore({ ...access, clock: { ...systemClock, now } }),
    ledger: createDynamoDbDropLedger(access),
    queue: { send: (body) => fate(() => world.queue.send(body)) },
  });
}

/** Dies at the `nth` call, from 1: before it happens, or after, its answer lost. */
export function dyingAt(nth: number, moment: 'before' | 'after'): Fate & { readonly died: boolean } {
  let calls = 0;
  let died = false;
  const fate: Fate = async (proceed) => {
    const call = ++calls;
    if (died) throw new WorkerDiedError();
    if (call !== nth) return proceed();
    died = true;
    if (moment === 'after') await proceed();
    throw new WorkerDiedError();
  };
  return Object.defineProperty(fate, 'died', { get: () => died }) as Fate & { readonly died: boolean };
}

/** Lets each call wait for a random while first, and now and then after. */
export function dawdling(random: () => number): Fate {
  const pause = () => new Promise((resolve) => setTimeout(resolve, random() < 0.5 ? 0 : random() * 8));
  return async (proceed) => {
    await pause();
    const answer = await proceed();
    if (random() < 0.3) await pause();
    return answer;
  };
}
