import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { type CustomerState, withoutWithheld } from '../../shared/contracts/run-state.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { partOf, sectionOf, sectionsOf, slicesOf } from '../../shared/domain/identity/slices.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { withheldCampaigns } from '../../shared/store/withheld-campaigns.ts';

/** What the last published run knew of the customers of a part. */
export interface PreviousStates {
  /** The customer's state, once. */
  take(id: ProfileId): CustomerState | undefined;
  /** States that nobody took. */
  rest(): Iterable<CustomerState>;
}

/**
 * Reads the last published run's state of the same slices, however many parts that run had. Memberships in an audience that was
 * withheld count as none: nobody was told, nobody was held back.
 */
export async function readPreviousStates(
  objects: ObjectStore,
  previousRun: string | null,
  part: number,
  parts: number,
): Promise<PreviousStates> {
  const states = new Map<ProfileId, CustomerState>();
  if (previousRun !== null) {
    const plan = await readJson(objects, bucketKeys.plan(previousRun), parseRunPlan);
    const withheld = await withheldCampaigns(objects, plan);
    for await (const record of recordsOf(objects, plan, part, parts)) {
      const state = JSON.parse(Buffer.from(record).toString('utf8')) as CustomerState;
      states.set(state.id, { ...state, memberships: withoutWithheld(state.memberships, previousRun, withheld) });
    }
  }
  return {
    take: (id) => {
      const state = states.get(id);
      states.delete(id);
      return state;
    },
    rest: () => states.values(),
  };
}

async function* recordsOf(
  objects: ObjectStore,
  previous: RunPlan,
  part: number,
  parts: number,
): AsyncGenerator<Uint8Array> {
  if (previous.parts === parts) {
    const { from, to } = sectionsOf(part, parts);
    for await (const { record } of readShuffle(objects, bucketKeys.state(previous.run, part), from, to)) yield record;
    return;
  }
  for (const slice of slicesOf(part, parts)) {
    const section = sectionOf(slice, previous.parts);
    const key = bucketKeys.state(previous.run, partOf(slice, previous.parts));
    // Sections are numbered within the whole run; each file holds those of its own part.
    for await (const { record } of readShuffle(objects, key, section, section + 1)) yield record;
  }
}
