import type { Customer } from '../customer/customer.ts';
import type { FeatureDefinition } from '../features/define-feature.ts';

/** Fractions are added as whole billionths: sums of them are exact, so no order of adding changes a bit. */
export const billionths = 1_000_000_000;

/** What some of a list's customers have in common, as far as it can be said before all customers are known. */
export interface Seeds {
  readonly customers: number;
  /** Raw, d a customer, d the number of the model's features; `null` where not known. */
  readonly features: readonly (number | null)[];
  /** By category path: customers with any interest in it, and the sum of their scores / 10, in billionths. */
  readonly interests: readonly (readonly [path: string, customers: number, scoreBillionths: number])[];
}

export interface SeedSums {
  /** @param features raw, in the order of the model's columns; NaN where not known @param interests scores 0..10 by category path */
  add(features: readonly number[], interests: ReadonlyMap<string, number>): void;
  seeds(): Seeds;
}

export interface SeedGatherer {
  add(customer: Customer): void;
  seeds(): Seeds;
}

/** @param features in the order of the model's columns */
export function createSeedGatherer(features: readonly FeatureDefinition[]): SeedGatherer {
  const sums = createSeedSums();
  return {
    add: (customer) =>
      sums.add(
        features.map((feature) => feature.measure(customer)),
        customer.interests,
      ),
    seeds: sums.seeds,
  };
}

export function createSeedSums(): SeedSums {
  let customers = 0;
  const raw: (number | null)[] = [];
  const sums = new Map<string, { customers: number; score: number }>();
  return {
    add: (features, interests) => {
      customers++;
      for (const value of features) raw.push(Number.isNaN(value) ? null : value);
      for (const [path, score] of interests) {
        if (score <= 0) continue;
        const sum = sums.get(path) ?? { customers: 0, score: 0 };
        sum.customers++;
        sum.score += Math.round((score / 10) * billionths);
        sums.set(path, sum);
      }
    },
    seeds: () => ({
      customers,
      features: raw,
      interests: [...sums].map(([path, sum]) => [path, sum.customers, sum.score]),
    }),
  };
}
