import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import { type CustomerState, withoutWithheld } from '../contracts/run-state.ts';
import { partOf, sectionOf, sectionsOf, slicesOf } from '../domain/identity/slices.ts';
import { jsonOfRecord } from '../formats/json-of-record.ts';
import { readShuffle, readShuffleIndex, readShuffleSections, type ShuffleIndex } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';
import { withheldCampaigns } from './withheld-campaigns.ts';

/** The state of a published run, read by any part of any cut. */
export interface RunStates {
  /**
   * Customers of the slices of a part, however many parts the run itself had; of one slice with `parts` = 1,024. Memberships in an
   * audience that was withheld count as none: nobody was told, nobody was held back.
   */
  part(part: number, parts: number): AsyncGenerator<CustomerState>;
}

/** Reads the index of each of the run's files once. */
export async function openRunStates(
  objects: ObjectStore,
  plan: Pick<RunPlan, 'run' | 'parts' | 'campaigns'>,
): Promise<RunStates> {
  const withheld = await withheldCampaigns(objects, plan);
  const indexes = new Map<string, Promise<ShuffleIndex>>();

  async function* records(part: number, parts: number): AsyncGenerator<Uint8Array> {
    if (plan.parts === parts) {
      const { from, to } = sectionsOf(part, parts);
      for await (const { record } of readShuffle(objects, bucketKeys.state(plan.run, part), from, to)) yield record;
      return;
    }
    for (const slice of slicesOf(part, parts)) {
      const key = bucketKeys.state(plan.run, partOf(slice, plan.parts));
      const index = indexes.get(key) ?? readShuffleIndex(objects, key);
      indexes.set(key, index);
      // Sections are numbered within the whole run; each file holds those of its own part.
      const section = sectionOf(slice, plan.parts);
      for await (const { record } of readShuffleSections(objects, key, await index, section, section + 1)) yield record;
    }
  }

  return {
    async *part(part, parts) {
      for await (const record of records(part, parts)) {
        const state = jsonOfRecord<CustomerState>(record);
        yield { ...state, memberships: withoutWithheld(state.memberships, plan.run, withheld) };
      }
    },
  };
}
