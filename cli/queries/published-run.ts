import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson, readJson } from '../../shared/store/read-json.ts';
import { CommandFailure } from '../command-failure.ts';
import { publishedPlan } from './read-state.ts';

/** Plan of the published run. @throws {CommandFailure} before the first */
export async function requirePlan(objects: ObjectStore): Promise<RunPlan> {
  const plan = await publishedPlan(objects);
  if (plan !== undefined) return plan;
  throw new CommandFailure('No run was published here yet.', {
    name: 'NoRunError',
    hint: 'strata drop FILE --source NAME   puts customers in; strata run   makes the first run of them',
  });
}

export const readStatistics = (objects: ObjectStore, run: string): Promise<Statistics> =>
  readJson(objects, bucketKeys.runStatistics(run), (json) => json as Statistics);

/**
 * A file that every run writes now.
 *
 * @throws {CommandFailure} where an earlier version made the published run, which did not
 */
export async function requireFile<T>(objects: ObjectStore, key: string): Promise<T> {
  const found = await findJson(objects, key, (json) => json as T);
  if (found !== undefined) return found;
  throw oldRun(key);
}

/** That the published run lacks a file which every run writes now. */
export const oldRun = (key: string): CommandFailure =>
  new CommandFailure(`The published run has no ${key.split('/').slice(2).join('/')}: an earlier version made it.`, {
    name: 'OldRunError',
    hint: 'strata run   makes one that has it',
  });
