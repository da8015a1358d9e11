import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { SeedPart } from '../../shared/contracts/seed-part.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';
import { idsOf } from '../../shared/domain/identity/ids-of.ts';
import { inSample } from '../../shared/domain/identity/slices.ts';
import { createSeedGatherer } from '../../shared/domain/similarity/seeds.ts';

/** Customers that one list's centroid is the mean of: of longer lists about as many, by hash of the id. */
const mostSeeds = 100_000;

/** Gathers what the customers of each list have in common, customer by customer. */
export function createPartSeeds({ lists }: Pick<Configuration, 'lists'>, features: readonly FeatureDefinition[]) {
  const all = [...lists].map(([name, ids]) => ({
    name,
    ids,
    share: Math.min(1, mostSeeds / ids.size),
    gatherer: createSeedGatherer(features),
  }));
  return {
    /** Gives back whether the customer is a seed of any list. */
    add: (customer: Customer): boolean => {
      if (all.length === 0) return false;
      const { profile } = customer;
      const own = idsOf(profile);
      let isSeed = false;
      for (const { ids, share, gatherer } of all) {
        if (!own.some((id) => ids.has(id)) || !inSample(profile.id, share)) continue;
        gatherer.add(customer);
        isSeed = true;
      }
      return isSeed;
    },
    part: (): SeedPart => Object.fromEntries(all.map(({ name, gatherer }) => [name, gatherer.seeds()])),
  };
}
