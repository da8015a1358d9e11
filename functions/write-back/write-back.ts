import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { partOf, slicesOf } from '../../shared/domain/identity/slices.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import type { CustomerSegments, SegmentStore } from '../../shared/store/segment-store.ts';

export interface WriteBackDependencies {
  readonly objects: ObjectStore;
  readonly segments: SegmentStore;
}

/** Customers whose segments are handed to the store at once. */
const batchSize = 1000;

/**
 * Writes the segments of a part's customers beside their profiles: of those whose segments are others than in the run before, or of
 * all, when it is not certain that what the run before wrote is there. Takes nobody's away. Safe to repeat.
 */
export function createWriteBack({ objects, segments }: WriteBackDependencies) {
  return async function writeBack({ run, part }: { readonly run: string; readonly part: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const before = await writtenBefore(objects, plan, part);
    const { asOf } = plan;
    const from = { run, asOf, startedAt: new Date(plan.startedAt).toISOString() };
    let customers = 0;
    let written = 0;
    let batch: CustomerSegments[] = [];
    const keep = async () => {
      written += await segments.keepSegments(from, batch);
      batch = [];
    };
    for await (const state of statesOf(objects, plan, part, plan.parts)) {
      if (state.gone) continue;
      customers++;
      if (before.get(state.id) === named(state)) continue;
      const { id, rfm, tier, lifecycle, cluster } = state;
      batch.push({ id, rfm, tier, lifecycle, cluster });
      if (batch.length === batchSize) await keep();
    }
    await keep();
    await writeJson(objects, bucketKeys.writeBackPart(run, part), { customers, written });
  };
}

/** Segments that the table is certain to hold of the part's customers: nothing unless the run before wrote all of them back. */
async function writtenBefore(
  objects: ObjectStore,
  { previousRun, parts }: RunPlan,
  part: number,
): Promise<ReadonlyMap<ProfileId, string>> {
  const names = new Map<ProfileId, string>();
  if (previousRun === null) return names;
  const previous = await readJson(objects, bucketKeys.plan(previousRun), parseRunPlan);
  for (const number of partsWithin(part, parts, previous.parts))
    if (!(await isThere(objects, bucketKeys.writeBackPart(previousRun, number)))) return names;
  for await (const state of statesOf(objects, previous, part, parts))
    if (!state.gone) names.set(state.id, named(state));
  return names;
}

/** Parts of another cut that have a slice with this part in common. */
export const partsWithin = (part: number, parts: number, otherParts: number): number[] =>
  [...new Set(slicesOf(part, parts).map((slice) => partOf(slice, otherParts)))].sort((a, b) => a - b);

/** Memberships are not looked at, so it does not matter which audiences were withheld. */
async function* statesOf(
  objects: ObjectStore,
  { run, parts: ownParts }: RunPlan,
  part: number,
  parts: number,
): AsyncGenerator<CustomerState> {
  yield* (await openRunStates(objects, { run, parts: ownParts, campaigns: [] })).part(part, parts);
}

const named = ({ rfm, tier, lifecycle, cluster }: CustomerState): string =>
  JSON.stringify([rfm, tier, lifecycle, cluster]);

async function isThere(objects: ObjectStore, key: string): Promise<boolean> {
  try {
    await objects.size(key);
    return true;
  } catch (error) {
    if (error instanceof ObjectNotFoundError) return false;
    throw error;
  }
}
