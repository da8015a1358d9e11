import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { fitClusters } from '../../shared/domain/clusters/fit-clusters.ts';
import { nameClusters } from '../../shared/domain/clusters/name-clusters.ts';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { populationCycleDays } from '../../shared/domain/lifecycle/purchase-cycle.ts';
import { concentration } from '../../shared/domain/rfm/concentration.ts';
import { fitRfmCuts } from '../../shared/domain/rfm/rfm-cuts.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { readFeatures } from './read-features.ts';

export interface FitModelsDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/** Fits what scoring needs to know of all customers together: cuts, the usual cycle, clusters and their names. */
export function createFitModels({ objects, configurations }: FitModelsDependencies) {
  return async function fitModels({ run }: { readonly run: string }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const { settings } = await configurations.load(plan.configuration);
    const features = chooseFeatures(settings.clusters.features);
    const { ids, rfm, cycles, raw } = await readFeatures(objects, plan, features.length);
    const clusters = fitClusters({ ids, features, raw }, { k: settings.clusters.k });
    await writeJson(objects, bucketKeys.model(run), {
      customers: ids.length,
      rfm: fitRfmCuts(rfm, settings.rfm.ties, 10 ** minorDigits(settings.currency)),
      populationCycleDays: populationCycleDays(cycles),
      clusters: clusters ?? null,
      clusterNames: clusters === undefined ? [] : nameClusters(clusters.clusters, features),
      concentration: concentration(rfm.moneyMinor),
    } satisfies RunModel);
  };
}
