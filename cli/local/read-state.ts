import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseLatestRun, parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { type CustomerState, withoutWithheld } from '../../shared/contracts/run-state.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { partOf, sectionOf, sliceOf } from '../../shared/domain/identity/slices.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson, readJson } from '../../shared/store/read-json.ts';
import { withheldCampaigns } from '../../shared/store/withheld-campaigns.ts';

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
  const { run, parts } = plan;
  const slice = sliceOf(id);
  const section = sectionOf(slice, parts);
  const key = bucketKeys.state(run, partOf(slice, parts));
  for await (const { record } of readShuffle(objects, key, section, section + 1)) {
    const state = JSON.parse(Buffer.from(record).toString('utf8')) as CustomerState;
    if (state.id !== id) continue;
    return { ...state, memberships: withoutWithheld(state.memberships, run, await withheldCampaigns(objects, plan)) };
  }
  return undefined;
}
