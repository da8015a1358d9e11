import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { SeedPart } from '../../shared/contracts/seed-part.ts';
import type { FeatureTable } from '../../shared/domain/clusters/fit-clusters.ts';
import { fitScaler } from '../../shared/domain/clusters/scaler.ts';
import { createSimilarityFit } from '../../shared/domain/similarity/fit-similarity.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

/**
 * What similarity to each list of the configuration needs; `null` without lists. Features are scaled as for clusters, also where there
 * are too few different customers to have any.
 */
export async function fitLists(
  objects: ObjectStore,
  { run, parts }: RunPlan,
  { lists }: Pick<Configuration, 'lists'>,
  { features, raw }: Pick<FeatureTable, 'features' | 'raw'>,
): Promise<SimilarityModel | null> {
  if (lists.size === 0) return null;
  const scaler = fitScaler(
    raw,
    features.map(({ heavyTailed }) => heavyTailed),
  );
  const fit = createSimilarityFit(
    features.map(({ key }) => key),
    scaler,
  );
  for (let part = 0; part < parts; part++) {
    const seeds = await readJson(objects, bucketKeys.seedsPart(run, part), (json) => json as SeedPart);
    for (const [list, each] of Object.entries(seeds)) fit.add(list, each);
  }
  return fit.model();
}
