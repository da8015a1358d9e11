import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { resolveOwner } from '../../shared/domain/identity/resolve-owner.ts';
import { sectionsOf, sliceOf } from '../../shared/domain/identity/slices.ts';
import { mergeForReading } from '../../shared/domain/profile/merge-profiles.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import { decodeProfile } from '../../shared/formats/profile-record.ts';
import { readShuffleRecords } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';

/** The customers of a part, whole: the items of all ids that resolve to each, from the extracts of all segments. By slice, then id. */
export async function mergeCustomers(objects: ObjectStore, plan: RunPlan, part: number): Promise<Profile[]> {
  const { from, to } = sectionsOf(part, plan.parts);
  const items = new Map<ProfileId, Profile[]>();
  const read = (segment: number) => readShuffleRecords(objects, bucketKeys.extract(plan.run, segment), from, to);
  for await (const records of readAhead(numbersUpTo(plan.segments), read)) {
    for (const record of records) {
      const item = decodeProfile(record);
      const owner = resolveOwner(item);
      const known = items.get(owner);
      if (known === undefined) items.set(owner, [item]);
      else known.push(item);
    }
  }
  return [...items]
    .map(([owner, parts]) =>
      mergeForReading(
        owner,
        parts.sort((a, b) => compareUtf8(a.id, b.id)),
      ),
    )
    .map((profile) => ({ profile, slice: sliceOf(profile.id) }))
    .sort((a, b) => a.slice - b.slice || compareUtf8(a.profile.id, b.profile.id))
    .map(({ profile }) => profile);
}
