import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { type Evidence, noEvidence } from '../../shared/domain/evidence/evidence.ts';
import { addEvidence, createEvidenceDraft } from '../../shared/domain/evidence/evidence-draft.ts';
import { finishEvidence } from '../../shared/domain/evidence/finish-evidence.ts';
import { settleOrders } from '../../shared/domain/evidence/settle-orders.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { sectionsOf } from '../../shared/domain/identity/slices.ts';
import { decodeOwnedEvidence, type OwnedEvidence } from '../../shared/formats/owned-evidence.ts';
import { readShuffleRecords } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';

/** A function that tells the evidence of a customer of a part, all ids that belong to them together. */
export async function readRoutedEvidence(
  objects: ObjectStore,
  { run, parts }: Pick<RunPlan, 'run' | 'parts'>,
  part: number,
): Promise<(owner: ProfileId) => Evidence> {
  const byOwner = new Map<ProfileId, OwnedEvidence[]>();
  const { from, to } = sectionsOf(part, parts);
  const read = (source: number) => readShuffleRecords(objects, bucketKeys.routed(run, source), from, to);
  for await (const records of readAhead(numbersUpTo(parts), read)) {
    for (const record of records) {
      const owned = decodeOwnedEvidence(record);
      const others = byOwner.get(owned.owner);
      if (others === undefined) byOwner.set(owned.owner, [owned]);
      else others.push(owned);
    }
  }
  return (owner) => together(byOwner.get(owner) ?? []);
}

/** By id, so that what is cut off does not depend on how the work was cut. */
function together(ids: readonly OwnedEvidence[]): Evidence {
  const [only] = ids;
  if (ids.length <= 1) return settleOrders(only?.evidence ?? noEvidence);
  const draft = createEvidenceDraft();
  for (const { evidence } of ids.toSorted((a, b) => compareUtf8(a.id, b.id))) addEvidence(draft, evidence);
  return settleOrders(finishEvidence(draft));
}
