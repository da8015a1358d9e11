import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunComparison } from '../../shared/contracts/run-comparison.ts';
import { asRunModel, type RunModel } from '../../shared/contracts/run-model.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { SeedPart } from '../../shared/contracts/seed-part.ts';
import type { Crew } from '../../shared/domain/clusters/crew.ts';
import { fitClusters } from '../../shared/domain/clusters/fit-clusters.ts';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { populationCycleDays } from '../../shared/domain/lifecycle/purchase-cycle.ts';
import { concentration } from '../../shared/domain/rfm/concentration.ts';
import { fitRfmCuts, fixedRfmCuts } from '../../shared/domain/rfm/rfm-cuts.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { carryOn } from './carry-on.ts';
import { fitLists } from './fit-lists.ts';
import { learnModels } from './learn-models.ts';
import { readFeatures } from './read-features.ts';

export interface FitModelsDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
  /** Threads to fit clusters with. @default the calling one alone */
  readonly crew?: Crew;
}

/**
 * Fits what scoring needs to know of all customers together: cuts, the usual cycle, clusters, which go on with those of the run before;
 * then what is learned of the digested days and the sample of customers: the shop, the models, and a card of each, the cards last. What a
 * resumed run has of these stays: parts may have been scored by it.
 */
export function createFitModels({ objects, configurations, crew }: FitModelsDependencies) {
  return async function fitModels({ run, fitted }: { readonly run: string; readonly fitted?: boolean }): Promise<void> {
    if (fitted) return;
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const configuration = await configurations.load(plan.configuration);
    const { settings, lists } = configuration;
    const features = chooseFeatures(settings.clusters.features);
    const { ids, rfm, cycles, raw } = await readFeatures(objects, plan, features.length);
    const previous =
      plan.previousRun === null ? undefined : await readJson(objects, bucketKeys.model(plan.previousRun), asRunModel);
    const earlier = previous?.clusters ?? undefined;
    const clusters = fitClusters({ ids, features, raw }, { k: settings.clusters.k, earlier, crew });
    const seedsOf = (part: number) => readJson(objects, bucketKeys.seedsPart(run, part), (json) => json as SeedPart);
    const { model, comparison } = carryOn({ clusters, features, raw }, previous);
    await writeJson(objects, bucketKeys.comparison(run), comparison satisfies RunComparison);
    const runModel: RunModel = {
      customers: ids.length,
      rfm:
        settings.rfm.thresholds === undefined
          ? fitRfmCuts(rfm, settings.rfm.ties, 10 ** minorDigits(settings.currency))
          : fixedRfmCuts(settings.rfm.thresholds, rfm.ids.length),
      populationCycleDays: populationCycleDays(cycles),
      ...model,
      concentration: concentration(rfm.moneyMinor),
      similarity:
        lists.size === 0 ? null : await fitLists({ features, raw }, readAhead(numbersUpTo(plan.parts), seedsOf)),
    };
    await writeJson(objects, bucketKeys.model(run), runModel);
    await learnModels(objects, plan, configuration, runModel);
  };
}
