import type { Scaler } from '../../shared/domain/clusters/scaler.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';
import { inSample } from '../../shared/domain/identity/slices.ts';
import { fitLookalike, mostLookalikeCustomers } from '../../shared/domain/lookalike/fit-lookalike.ts';
import {
  createLookalikeScore,
  type LookalikeCustomer,
  type LookalikeWarning,
  type RankingMetrics,
} from '../../shared/domain/lookalike/lookalike-model.ts';
import { createSimilarityFit } from '../../shared/domain/similarity/fit-similarity.ts';
import { createSeedGatherer } from '../../shared/domain/similarity/seeds.ts';
import { createSimilarity } from '../../shared/domain/similarity/similarity.ts';
import { CommandFailure } from '../command-failure.ts';

/** The customers of a run, to be passed over as often as needed. */
export type Passes = () => AsyncGenerator<Customer>;

/** How like the seeds customers are. */
export interface Measured {
  readonly seeds: number;
  similarityOf(customer: Customer): number;
  readonly metrics?: RankingMetrics;
  readonly warnings: readonly LookalikeWarning[];
}

interface Space {
  readonly features: readonly FeatureDefinition[];
  readonly scaler: Scaler;
}

const list = 'seeds';
/** Seeds taken in at a time, so that no more of them are held. */
const batch = 10_000;

/** By the cosine to the mean vector of all seeds, as `similarity(...)` in rules. */
export async function measureByCosine(
  passes: Passes,
  isSeed: (customer: Customer) => boolean,
  { features, scaler }: Space,
): Promise<Measured> {
  const fit = createSimilarityFit(
    features.map(({ key }) => key),
    scaler,
  );
  let seeds = 0;
  let gatherer = createSeedGatherer(features);
  for await (const customer of passes()) {
    if (!isSeed(customer)) continue;
    gatherer.add(customer);
    if (++seeds % batch > 0) continue;
    fit.add(list, gatherer.seeds());
    gatherer = createSeedGatherer(features);
  }
  fit.add(list, gatherer.seeds());
  const similarity = createSimilarity(fit.model());
  return { seeds, similarityOf: (customer) => similarity(customer)(list) ?? 0, warnings: [] };
}

/**
 * By a logistic model of the seeds against a sample of everybody else.
 *
 * @param expected customers that a pass will bring, about
 * @throws {CommandFailure} where seeds or others are too few to learn from
 */
export async function measureByModel(
  passes: Passes,
  isSeed: (customer: Customer) => boolean,
  { features, scaler }: Space,
  expected: number,
): Promise<Measured> {
  const share = Math.min(1, mostLookalikeCustomers / Math.max(1, expected));
  const measured = (customer: Customer): LookalikeCustomer => ({
    id: customer.profile.id,
    features: features.map((feature) => feature.measure(customer)),
    interests: customer.interests,
  });
  const seeds: LookalikeCustomer[] = [];
  const others: LookalikeCustomer[] = [];
  let all = 0;
  for await (const customer of passes()) {
    all++;
    if (isSeed(customer)) seeds.push(measured(customer));
    else if (inSample(customer.profile.id, share)) others.push(measured(customer));
  }
  if (seeds.length === 0) return { seeds: 0, similarityOf: () => 0, warnings: [] };
  const model = fitLookalike(list, seeds, others, {
    features: features.map(({ key }) => key),
    scaler,
    othersInAll: all - seeds.length,
  });
  if (model === undefined)
    throw new CommandFailure('There are too few customers on the list, or beside it, for a model to learn from.', {
      name: 'NoSeedsError',
      hint: '--method cosine   works with a single one',
    });
  const score = createLookalikeScore(model, 'logistic');
  const warnings = model.warnings.filter((code) => code !== 'no_lift' && code !== 'not_measured');
  return {
    seeds: seeds.length,
    similarityOf: (customer) => score(measured(customer)),
    metrics: model.metrics.logistic,
    warnings,
  };
}
