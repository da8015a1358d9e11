import type { SeedPart } from '../../shared/contracts/seed-part.ts';
import type { FeatureTable } from '../../shared/domain/clusters/fit-clusters.ts';
import { fitScaler } from '../../shared/domain/clusters/scaler.ts';
import { createSimilarityFit } from '../../shared/domain/similarity/fit-similarity.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';

/**
 * What similarity to lists needs, from the seeds of all parts, in any order. Features are scaled as for clusters, also where there are
 * too few different customers to have any.
 */
export async function fitLists(
  { features, raw }: Pick<FeatureTable, 'features' | 'raw'>,
  parts: AsyncIterable<SeedPart>,
): Promise<SimilarityModel> {
  const scaler = fitScaler(
    raw,
    features.map(({ heavyTailed }) => heavyTailed),
  );
  const fit = createSimilarityFit(
    features.map(({ key }) => key),
    scaler,
  );
  for await (const part of parts) for (const [list, seeds] of Object.entries(part)) fit.add(list, seeds);
  return fit.model();
}
