import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { dayEvidenceKey } from '../../shared/contracts/day-digest.ts';
import { digestsInWindow } from '../../shared/contracts/digests-in-window.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { addEvidence, createEvidenceDraft, type EvidenceDraft } from '../../shared/domain/evidence/evidence-draft.ts';
import { finishEvidence } from '../../shared/domain/evidence/finish-evidence.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import {
  reversedSectionOf,
  reversedSectionsOf,
  sectionOf,
  sectionsOf,
  sliceOf,
  slices,
  slicesOf,
} from '../../shared/domain/identity/slices.ts';
import { jsonOfRecord } from '../../shared/formats/json-of-record.ts';
import { decodeOwnedEvidence, encodeOwnedEvidence } from '../../shared/formats/owned-evidence.ts';
import { createShuffleWriter, readShuffle, readShuffleRecords } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson } from '../../shared/store/read-json.ts';

/**
 * Puts together what the day digests say of each id of a part, over all days that evidence looks back to, and sends it to the slice of
 * the customer whom the id belongs to: ids lie in the slice of their own name, customers in that of theirs.
 */
export function createRouteEvidence({ objects }: { readonly objects: ObjectStore }) {
  return async function routeEvidence({ run, part }: { readonly run: string; readonly part: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const owners = await readOwners(objects, plan, part);
    const drafts = new Map<ProfileId, EvidenceDraft>();
    const days = digestsInWindow(plan.digests).map(dayEvidenceKey);
    // Day by day in their order, so that what is cut off does not depend on which answer came first.
    for await (const records of readAhead(days, (key) => readDay(objects, key, part, plan.parts)))
      for (const record of records) addRecord(drafts, record);
    const routed = createShuffleWriter(slices);
    for (const [id, draft] of [...drafts].sort(([a], [b]) => compareUtf8(a, b))) {
      const owner = owners.get(id) ?? id;
      const record = encodeOwnedEvidence({ id, owner, evidence: finishEvidence(draft) });
      routed.append(sectionOf(sliceOf(owner), plan.parts), record);
    }
    await objects.write(bucketKeys.routed(run, part), routed.finish());
  };
}

/** Whom the linked ids of a part's slices belong to; others belong to themselves. */
async function readOwners(objects: ObjectStore, plan: RunPlan, part: number): Promise<Map<ProfileId, ProfileId>> {
  const owners = new Map<ProfileId, ProfileId>();
  const { from, to } = sectionsOf(part, plan.parts);
  const read = (segment: number) => readShuffleRecords(objects, bucketKeys.links(plan.run, segment), from, to);
  for await (const records of readAhead(numbersUpTo(plan.segments), read)) {
    for (const record of records) {
      const [id, owner] = jsonOfRecord<[id: ProfileId, owner: ProfileId]>(record);
      owners.set(id, owner);
    }
  }
  return owners;
}

async function readDay(objects: ObjectStore, key: string, part: number, parts: number): Promise<Uint8Array[]> {
  const { from, to } = reversedSectionsOf(part, parts);
  const records: Uint8Array[] = [];
  const own = new Set(slicesOf(part, parts).map(reversedSectionOf));
  for await (const { section, record } of readShuffle(objects, key, from, to))
    if (own.has(section)) records.push(record);
  return records;
}

function addRecord(drafts: Map<ProfileId, EvidenceDraft>, record: Uint8Array): void {
  const { id, evidence } = decodeOwnedEvidence(record);
  let draft = drafts.get(id);
  if (draft === undefined) {
    draft = createEvidenceDraft();
    drafts.set(id, draft);
  }
  addEvidence(draft, evidence);
}
