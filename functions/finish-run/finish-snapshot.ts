import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { factsOf } from '../../shared/contracts/facts.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Description } from '../../shared/contracts/statistics.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { writeJson } from '../../shared/store/read-json.ts';
import { describeFacts } from './describe-facts.ts';
import { mergeSnapshotParts, type SnapshotSums } from './merge-snapshot-parts.ts';
import { publishSnapshot } from './publish-snapshot.ts';

/** What the report says of tags, features and interests. */
export interface FinishedSnapshot {
  readonly descriptions: readonly Description[];
  readonly interests: SnapshotSums['interests'];
}

/** Puts together what the parts counted; writes the descriptions of every segment, and the manifest of the snapshot. */
export async function finishSnapshot(
  { objects, configurations }: { readonly objects: ObjectStore; readonly configurations: ConfigurationStore },
  plan: RunPlan,
): Promise<FinishedSnapshot> {
  const { settings } = await configurations.load(plan.configuration);
  const facts = factsOf(settings.tags);
  const sums = await mergeSnapshotParts(objects, plan);
  const descriptions = describeFacts(facts, sums);
  await writeJson(objects, bucketKeys.descriptions(plan.run), descriptions);
  await publishSnapshot(objects, plan, { facts, files: sums.files, currency: settings.currency });
  return { descriptions: descriptions.overall, interests: sums.interests };
}
