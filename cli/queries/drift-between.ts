import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { FeaturePart } from '../../shared/contracts/feature-part.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { MovementStatistics } from '../../shared/contracts/statistics.ts';
import { addToBins, noCounts, sharesOf } from '../../shared/domain/drift/distribution.ts';
import { populationStabilityIndex } from '../../shared/domain/drift/population-stability-index.ts';
import { featureDefinitions } from '../../shared/domain/features/index.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

/**
 * Population stability index of every feature that both runs looked at: the later run's customers over the earlier one's deciles.
 * Most first, equal ones by the later run's order. The features of one part are in memory at a time.
 */
export async function driftBetween(
  objects: ObjectStore,
  before: RunModel,
  after: RunModel,
  { run, parts }: Pick<RunPlan, 'run' | 'parts'>,
): Promise<MovementStatistics['drift']> {
  const columns = after.distributions.flatMap(({ feature }, column) => {
    const earlier = before.distributions.find((distribution) => distribution.feature === feature);
    return earlier === undefined ? [] : [{ ...earlier, column, counts: noCounts(earlier.edges) }];
  });
  for (let part = 0; part < parts; part++) {
    const { features } = await readJson(objects, bucketKeys.featuresPart(run, part), (json) => json as FeaturePart);
    for (const { column, counts, edges } of columns)
      addToBins(counts, edges, columnOf(features, column, after.distributions.length));
  }
  return columns
    .map(({ feature, shares, counts }) => ({
      feature,
      name: featureDefinitions.find(({ key }) => key === feature)?.name ?? { en: feature, zh: feature },
      psi: populationStabilityIndex(shares, sharesOf(counts)),
    }))
    .sort((a, b) => b.psi - a.psi);
}

function* columnOf(features: FeaturePart['features'], column: number, d: number): Generator<number> {
  for (let at = column; at < features.length; at += d) yield features[at] ?? Number.NaN;
}
