import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseLatestRun, parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { sliceOf, slices } from '../../shared/domain/identity/slices.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson, readJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';

/** Plan of the published run; `undefined` before the first. */
export async function publishedPlan(objects: ObjectStore): Promise<RunPlan | undefined> {
  const latest = await findJson(objects, bucketKeys.latestRun, parseLatestRun);
  return latest && readJson(objects, bucketKeys.plan(latest.run), parseRunPlan);
}

/** A customer in the state of a run, by one ranged read of their slice. */
export async function readState(
  objects: ObjectStore,
  plan: RunPlan,
  id: ProfileId,
): Promise<CustomerState | undefined> {
  const slice = sliceOf(id);
  for await (const state of (await openRunStates(objects, plan)).part(slice, slices)) if (state.id === id) return state;
  return undefined;
}
