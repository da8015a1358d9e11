import { createPartSeeds } from '../../functions/derive-features/gather-seeds.ts';
import { fitLists } from '../../functions/fit-models/fit-lists.ts';
import { readFeatures } from '../../functions/fit-models/read-features.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { SeedPart } from '../../shared/contracts/seed-part.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';

/**
 * Similarity to the lists as they are now, over the customers of a published run: fitted as the next run would, by one more pass over
 * them, since files of lists may have come or changed. `null` where no campaign asks for it.
 */
export async function similarityNow(
  objects: ObjectStore,
  plan: RunPlan,
  configuration: Configuration,
  model: RunModel,
): Promise<SimilarityModel | null> {
  // What only looks like the call costs a pass, no more.
  if (!configuration.campaigns.some(({ audience }) => audience.includes('similarity'))) return null;
  const features = chooseFeatures(model.distributions.map(({ feature }) => feature));
  const options = customerOptions(configuration.settings, plan.asOfDay);
  const { raw } = await readFeatures(objects, plan, features.length);
  return fitLists({ features, raw }, seedParts());

  // One after the other: a part's customers are all in memory.
  async function* seedParts(): AsyncGenerator<SeedPart> {
    for (let part = 0; part < plan.parts; part++) {
      const seeds = createPartSeeds(configuration, features);
      for await (const { customer } of runCustomers(objects, plan, part, options)) seeds.add(customer);
      yield seeds.part();
    }
  }
}
