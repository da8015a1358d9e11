import { sampleRows } from '../clusters/sample-rows.ts';
import type { Scaler } from '../clusters/scaler.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { areaUnderCurve } from '../prediction/area-under-curve.ts';
import { balancedWeights, chooseStrength, takeLabelled } from '../prediction/cross-validate.ts';
import { foldsOf, hashShare } from '../prediction/hash-share.ts';
import { fitLogistic, type Labelled } from '../prediction/logistic.ts';
import { createSimilarityFit } from '../similarity/fit-similarity.ts';
import { createSeedSums } from '../similarity/seeds.ts';
import { liftAt, type Ranked } from './lift.ts';
import {
  createLookalikeScore,
  type LookalikeCustomer,
  type LookalikeMethod,
  type LookalikeModel,
  type LookalikeWarning,
  type RankingMetrics,
  rowsOf,
  vectorOf,
} from './lookalike-model.ts';

export interface LookalikeFitOptions {
  /** Keys of the features, in the order of the customers' and the scaler's. */
  readonly features: readonly string[];
  /** Fitted to all customers, as for clusters and similarity. */
  readonly scaler: Scaler;
  /** Seeds there are, of whom `seeds` are a sample. @default their number */
  readonly seedsInAll?: number;
  /** Customers who are no seeds, of whom `others` are a sample. @default their number */
  readonly othersInAll?: number;
}

/** Bound of seeds and of others: beyond it some are left out by hash. */
export const mostLookalikeCustomers = 50_000;

/** Customers that the strength is chosen on. */
const mostCrossValidated = 20_000;
const heldOutShare = 0.2;
const fewSeeds = 50;
/** Fewer held-out seeds cannot tell which method is better. */
const fewestToChoose = 10;
const tops = [0.01, 0.05, 0.1];
const folds = 5;

/**
 * Learns what sets seeds apart from everybody else, in two ways: their mean vector, and a logistic model of seeds against others that
 * weighs both alike. A fifth of both, by hash of the id and the name, is held out and learnt from by neither; the method that has more
 * of the held-out seeds in the first 5 % is taken, of equals that of greater AUC, else the cosine. That choice sees the held-out
 * seeds, so the figures of the better of two flatter it a little.
 *
 * @param seeds, others in any order, ids distinct: the same customers give the same model, bit for bit
 * @returns `undefined` where there is no seed or nobody else to learn from
 */
export function fitLookalike(
  name: string,
  seeds: readonly LookalikeCustomer[],
  others: readonly LookalikeCustomer[],
  { features, scaler, seedsInAll = seeds.length, othersInAll = others.length }: LookalikeFitOptions,
): LookalikeModel | undefined {
  const [taughtSeeds, heldSeeds] = divide(seeds, name);
  const [taughtOthers, heldOthers] = divide(others, name);
  if (taughtSeeds.length === 0 || taughtOthers.length === 0) return undefined;
  const space = { scaler, ...centroidOf(taughtSeeds, features, scaler) };
  const learnt = learn(name, taughtSeeds, taughtOthers, space);
  const held: HeldOut = {
    seeds: heldSeeds,
    seedWeight: seedsInAll / (taughtSeeds.length + heldSeeds.length),
    others: heldOthers,
    otherWeight: othersInAll / (taughtOthers.length + heldOthers.length),
  };
  const measure = (method: LookalikeMethod): RankingMetrics =>
    metricsOf(held, createLookalikeScore({ ...space, ...learnt, method }));
  const metrics = { cosine: measure('cosine'), logistic: measure('logistic') };
  const method = heldSeeds.length < fewestToChoose ? 'cosine' : better(metrics);
  const warnings: LookalikeWarning[] = [];
  if (seeds.length < fewSeeds) warnings.push('few_seeds');
  const top = metrics[method].lift.at(-1);
  if (top === undefined) warnings.push('not_measured');
  else if (top.found.low <= top.top) warnings.push('no_lift');
  const areAll = seedsInAll <= seeds.length && othersInAll <= others.length;
  if (!areAll || Math.max(seeds.length, others.length) > mostLookalikeCustomers) warnings.push('sampled');
  if (!learnt.converged) warnings.push('not_converged');
  return {
    name,
    fittedOn: {
      seeds: taughtSeeds.length,
      heldOutSeeds: heldSeeds.length,
      others: taughtOthers.length,
      heldOutOthers: heldOthers.length,
    },
    method,
    features,
    ...space,
    weights: learnt.weights,
    strength: learnt.strength,
    metrics,
    warnings,
  };
}

/** Those to learn from, and those held out; both by id. */
function divide(customers: readonly LookalikeCustomer[], name: string): [LookalikeCustomer[], LookalikeCustomer[]] {
  const rows = sampleRows(
    customers.map(({ id }) => id),
    mostLookalikeCustomers,
  );
  const [taught, held]: [LookalikeCustomer[], LookalikeCustomer[]] = [[], []];
  for (const row of rows) {
    const customer = customers[row] as LookalikeCustomer;
    (hashShare(`lookalike/${name}/${customer.id}`) < heldOutShare ? held : taught).push(customer);
  }
  const byId = (a: LookalikeCustomer, b: LookalikeCustomer): number => compareUtf8(a.id, b.id);
  return [taught.sort(byId), held.sort(byId)];
}

function centroidOf(seeds: readonly LookalikeCustomer[], features: readonly string[], scaler: Scaler) {
  const fit = createSimilarityFit(features, scaler);
  const sums = createSeedSums();
  for (const seed of seeds) sums.add(seed.features, seed.interests);
  fit.add('seeds', sums.seeds());
  const centroid = fit.model().lists.seeds;
  const interests = centroid?.interests ?? [];
  return {
    paths: interests.map(([path]) => path),
    centroid: [...(centroid?.features ?? []), ...interests.map(([, score]) => score)],
  };
}

function learn(
  name: string,
  seeds: readonly LookalikeCustomer[],
  others: readonly LookalikeCustomer[],
  space: Pick<LookalikeModel, 'scaler' | 'paths' | 'centroid'>,
) {
  const all = [...seeds, ...others];
  const labels = Uint8Array.from(all, (_, row) => (row < seeds.length ? 1 : 0));
  const vectors = all.map((customer) => vectorOf(customer, space));
  const labelled: Labelled = {
    rows: rowsOf(vectors, space.centroid.length),
    labels,
    classes: 2,
    rowWeights: balancedWeights(labels, 2),
  };
  const ids = all.map(({ id }) => id);
  const some = sampleRows(ids, mostCrossValidated);
  const dealt = foldsOf(
    Array.from(some, (row) => ids[row] as string),
    `lookalike-fold/${name}`,
    folds,
  );
  // Where all fell into one fold there is nothing to choose by.
  const strength = new Set(dealt).size < 2 ? 1 : chooseStrength(takeLabelled(labelled, some), dealt).strength;
  const { at, converged } = fitLogistic(labelled, strength);
  return { strength, converged, weights: Array.from(at, (weight) => Math.round(weight * 1e6) / 1e6) };
}

interface HeldOut {
  readonly seeds: readonly LookalikeCustomer[];
  readonly others: readonly LookalikeCustomer[];
  /** Customers of all that each of them stands for. */
  readonly seedWeight: number;
  readonly otherWeight: number;
}

function metricsOf(
  { seeds, others, seedWeight, otherWeight }: HeldOut,
  score: (customer: LookalikeCustomer) => number,
): RankingMetrics {
  if (seeds.length === 0 || others.length === 0) return { auc: null, lift: [] };
  const ranked: Ranked[] = [
    ...seeds.map((customer) => ({ score: score(customer), isSeed: true, weight: seedWeight })),
    ...others.map((customer) => ({ score: score(customer), isSeed: false, weight: otherWeight })),
  ];
  const auc = areaUnderCurve(
    ranked.map((each) => each.score),
    (row) => ranked[row]?.isSeed ?? false,
  );
  return { auc: auc ?? null, lift: liftAt(ranked, tops) };
}

function better({ cosine, logistic }: LookalikeModel['metrics']): LookalikeMethod {
  const gain = (logistic.lift[1]?.lift ?? 0) - (cosine.lift[1]?.lift ?? 0);
  if (gain !== 0) return gain > 0 ? 'logistic' : 'cosine';
  return (logistic.auc ?? 0) > (cosine.auc ?? 0) ? 'logistic' : 'cosine';
}
