import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { resolveOwner } from '../../shared/domain/identity/resolve-owner.ts';
import { sectionOf, sliceOf, slices } from '../../shared/domain/identity/slices.ts';
import { encodeProfile } from '../../shared/formats/profile-record.ts';
import { createShuffleWriter } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

export interface ExtractSegmentDependencies {
  readonly objects: ObjectStore;
  readonly profiles: ProfileStore;
}

/**
 * Reads a segment of the table once. Each item goes to the slice of the customer it resolves to, so that linked ids meet again;
 * the sections of a part stand side by side in the file. Whom each linked id belongs to is noted in the slice of the id, where its
 * events are looked for.
 */
export function createExtractSegment({ objects, profiles }: ExtractSegmentDependencies) {
  return async function extractSegment({
    run,
    segment,
  }: {
    readonly run: string;
    readonly segment: number;
  }): Promise<void> {
    const { segments, parts } = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const shuffle = createShuffleWriter(slices);
    const links = createShuffleWriter(slices);
    for await (const profile of profiles.scan(segment, segments)) {
      const owner = resolveOwner(profile);
      shuffle.append(sectionOf(sliceOf(owner), parts), encodeProfile(profile));
      if (owner === profile.id) continue;
      links.append(sectionOf(sliceOf(profile.id), parts), Buffer.from(JSON.stringify([profile.id, owner])));
    }
    await objects.write(bucketKeys.links(run, segment), links.finish());
    await objects.write(bucketKeys.extract(run, segment), shuffle.finish());
  };
}
