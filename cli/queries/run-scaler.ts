import { readFeatures } from '../../functions/fit-models/read-features.ts';
import type { Settings } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { fitScaler, type Scaler } from '../../shared/domain/clusters/scaler.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';

/**
 * The features that customers of a run are compared in, and how it scales them: as clusters and similarity to lists do, and where the
 * run has neither, as they would.
 */
export async function runScaler(
  objects: ObjectStore,
  plan: RunPlan,
  { similarity, clusters }: Pick<RunModel, 'similarity' | 'clusters'>,
  settings: Settings,
): Promise<{ readonly features: readonly FeatureDefinition[]; readonly scaler: Scaler }> {
  const known = similarity ?? clusters;
  if (known !== null) return { features: chooseFeatures(known.features), scaler: known.scaler };
  const features = chooseFeatures(settings.clusters.features);
  const { raw } = await readFeatures(objects, plan, features.length);
  const heavyTailed = features.map((feature) => feature.heavyTailed);
  return { features, scaler: fitScaler(raw, heavyTailed) };
}
