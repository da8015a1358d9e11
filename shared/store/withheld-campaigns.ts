import { parseAudienceManifest } from '../contracts/audience-manifest.ts';
import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import type { ObjectStore } from './object-store.ts';
import { findJson } from './read-json.ts';

/** Campaigns of a run whose audience was withheld, by their manifests; one without a manifest was published by nobody. */
export async function withheldCampaigns(
  objects: ObjectStore,
  { run, campaigns }: Pick<RunPlan, 'run' | 'campaigns'>,
): Promise<ReadonlySet<string>> {
  const withheld = new Set<string>();
  for (const campaign of campaigns) {
    const manifest = await findJson(objects, bucketKeys.manifest(campaign, run), parseAudienceManifest);
    if (manifest === undefined || manifest.withheld !== null) withheld.add(campaign);
  }
  return withheld;
}
