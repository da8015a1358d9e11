import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { fitLookalike } from '../../../shared/domain/lookalike/fit-lookalike.ts';
import {
  createLookalikeScore,
  type LookalikeCustomer,
  type LookalikeModel,
} from '../../../shared/domain/lookalike/lookalike-model.ts';
import { hashShare } from '../../../shared/domain/prediction/hash-share.ts';

const identity = { logs: [false, false], centres: [0, 0], scales: [1, 1], limit: 6 };
const options = { features: ['spend', 'noise'], scaler: identity };

/** Box-Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Customers whose first feature is normal about the mean, the second about 0; interests where given. */
function people(prefix: string, n: number, mean: number, interests: Readonly<Record<string, number>> = {}) {
  const random = createRandom(n + mean);
  return Array.from(
    { length: n },
    (_, at): LookalikeCustomer => ({
      id: `${prefix}${at}`,
      features: [mean + normal(random), normal(random)],
      interests: new Map(Object.entries(interests).filter(() => random() < 0.8)),
    }),
  );
}

const seeds = people('s', 1_000, 2);
const others = people('o', 9_000, 0);
const planted = fitLookalike('vip', seeds, others, options)!;

describe('fitLookalike(name, seeds, others, options)', () => {
  it('comes as near to seeds two standard deviations away as any ranking can: AUC Φ(2/√2) = 0.9214', () => {
    expect(Math.abs(planted.metrics.logistic.auc! - 0.9214)).toBeLessThan(0.02);
    expect(planted.method).toBe('logistic');
    expect(planted.warnings).toEqual([]);
    // Seeds are a tenth, so the mix of Φ(x) and Φ(x − 2) has its upper tenth from 1.716 on: 1 − Φ(−0.284) = 61.2 % of the seeds.
    const tenth = planted.metrics.logistic.lift[2]!;
    expect(tenth.found.low).toBeLessThan(0.612);
    expect(tenth.found.high).toBeGreaterThan(0.612);
    expect(tenth.lift).toBeCloseTo(tenth.found.value * 10, 12);
  });

  it('finds weights that tell them apart: log-odds rise by 2 a unit, and by nothing of what is noise', () => {
    const [spend, noise] = planted.weights;
    expect(Math.abs(spend! - 2)).toBeLessThan(0.15);
    expect(Math.abs(noise!)).toBeLessThan(0.15);
    const score = createLookalikeScore(planted);
    // Halfway between both means it is neither, whatever the number of seeds.
    expect(Math.abs(score({ features: [1, 0], interests: new Map() }) - 0.5)).toBeLessThan(0.05);
  });

  it('says the same whoever of the others are there in a sample, where told how many there are in all', () => {
    const sample = fitLookalike('vip', seeds, others.slice(0, 3_000), { ...options, othersInAll: 9_000 })!;
    const [whole, part] = [planted.metrics.logistic.lift[2]!, sample.metrics.logistic.lift[2]!];
    expect(Math.abs(part.found.value - whole.found.value)).toBeLessThan(0.06);
    const untold = fitLookalike('vip', seeds, others.slice(0, 3_000), options)!;
    expect(untold.metrics.logistic.lift[2]!.found.value).toBeLessThan(whole.found.value - 0.15);
  });

  it('learns nothing from those held out', () => {
    const wild = (customer: LookalikeCustomer) => ({ ...customer, features: [-5, 5] });
    const held = new Set([...seeds, ...others].filter(({ id }) => hashShare(`lookalike/vip/${id}`) < 0.2));
    expect(held.size).toBe(planted.fittedOn.heldOutSeeds + planted.fittedOn.heldOutOthers);
    const change = (list: readonly LookalikeCustomer[]) => list.map((each) => (held.has(each) ? wild(each) : each));
    const changed = fitLookalike('vip', change(seeds), others, options)!;
    expect(changed.weights).toEqual(planted.weights);
    expect(changed.centroid).toEqual(planted.centroid);
    expect(changed.metrics.logistic.auc).toBeLessThan(0.1);
    expect(changed.warnings).toContain('no_lift');
  });

  it('gives the same bytes in whatever order customers come', () => {
    const again = fitLookalike('vip', seeds.toReversed(), others.toReversed(), options);
    expect(JSON.stringify(again)).toBe(JSON.stringify(planted));
  });

  it('goes by interests too', () => {
    const model = fitLookalike('tea', people('s', 300, 0, { tea: 8 }), people('o', 3_000, 0, { coffee: 8 }), options)!;
    expect(model.paths).toEqual(['tea']);
    expect(model.metrics[model.method].auc).toBeGreaterThan(0.85);
    const score = createLookalikeScore(model);
    const drinker = (path: string) => score({ features: [0, 0], interests: new Map([[path, 8]]) });
    expect(drinker('tea')).toBeGreaterThan(drinker('coffee'));
  });

  it('says so where the seeds are like everybody, and where they are few', () => {
    const same = fitLookalike('any', people('s', 400, 0), people('o', 4_000, 0), options)!;
    expect(same.warnings).toContain('no_lift');
    expect(same.metrics.logistic.auc).toBeGreaterThan(0.35);
    expect(same.metrics.logistic.auc).toBeLessThan(0.65);
    const few = fitLookalike('few', people('s', 20, 2), others, options)!;
    expect(few).toMatchObject({ method: 'cosine' });
    expect(few.warnings).toContain('few_seeds');
  });

  it('has no model without a seed or without anybody else', () => {
    expect(fitLookalike('vip', [], others, options)).toBeUndefined();
    expect(fitLookalike('vip', seeds, [], options)).toBeUndefined();
  });
});

describe('createLookalikeScore(model)', () => {
  it('is, by cosine, that to the mean of the seeds, by hand: (1, 0.5) and (0.6, 0.3) point the same way', () => {
    const model = {
      scaler: { ...identity, logs: [false], centres: [0], scales: [1] },
      paths: ['tea'],
      centroid: [0.6, 0.3],
      weights: [1, 2, -1],
    };
    const customer = { features: [1], interests: new Map([['tea', 5]]) };
    expect(createLookalikeScore({ ...model, method: 'cosine' })(customer)).toBe(1);
    // σ(1·1 + 2·0.5 − 1) = σ(1)
    expect(createLookalikeScore({ ...model, method: 'logistic' })(customer)).toBe(0.731059);
  });

  it('says the same after the model went through JSON', () => {
    const model = JSON.parse(JSON.stringify(planted)) as LookalikeModel;
    const customer = { features: [1.5, Number.NaN], interests: new Map() };
    expect(createLookalikeScore(model)(customer)).toBe(createLookalikeScore(planted)(customer));
  });
});
