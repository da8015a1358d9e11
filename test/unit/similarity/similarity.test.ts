import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScaler } from '../../../shared/domain/clusters/scaler.ts';
import type { Customer } from '../../../shared/domain/customer/customer.ts';
import { chooseFeatures } from '../../../shared/domain/features/choose-features.ts';
import { createSimilarityFit } from '../../../shared/domain/similarity/fit-similarity.ts';
import { createSeedGatherer, type Seeds } from '../../../shared/domain/similarity/seeds.ts';
import { cosine, createSimilarity } from '../../../shared/domain/similarity/similarity.ts';

/** Not heavy-tailed, and unknown without any money: with a scale of 1 the raw value is the scaled one. */
const features = ['return_share'];
const identity = { logs: [false], centres: [0], scales: [1], limit: 3 };

interface Someone {
  /** 0..1. */
  readonly returned?: number;
  /** Path -> score 0..10. */
  readonly interests?: Readonly<Record<string, number>>;
}

const customer = ({ returned, interests = {} }: Someone): Customer =>
  ({
    orders: { grossMinor: returned === undefined ? 0 : 1000, returnedMinor: (returned ?? 0) * 1000 },
    interests: new Map(Object.entries(interests)),
  }) as unknown as Customer;

function seedsOf(people: readonly Someone[]): Seeds {
  const gatherer = createSeedGatherer(chooseFeatures(features));
  for (const someone of people) gatherer.add(customer(someone));
  return gatherer.seeds();
}

function modelOf(...parts: (readonly Someone[])[]) {
  const fit = createSimilarityFit(features, identity);
  for (const part of parts) fit.add('vip', seedsOf(part));
  return fit.model();
}

const similarity = (someone: Someone, ...parts: (readonly Someone[])[]) =>
  createSimilarity(modelOf(...parts))(customer(someone))('vip');

describe('similarity to a list', () => {
  it('is the cosine of two vectors, by hand: seeds (0.8, 0.6) and (0.4, 0) have the mean (0.6, 0.3)', () => {
    const seeds = [{ returned: 0.8, interests: { tea: 6 } }, { returned: 0.4 }];
    expect(modelOf(seeds).lists.vip).toEqual({ customers: 2, features: [0.6], interests: [['tea', 0.3]] });
    // (1·0.6 + 0.5·0.3) / (√1.25 · √0.45) = 0.75 / 0.75 = 1; (0 + 1·0.3) / (1 · √0.45) = 0.447214
    expect(similarity({ returned: 1, interests: { tea: 5 } }, seeds)).toBe(1);
    expect(similarity({ interests: { tea: 10 } }, seeds)).toBe(0.447214);
    // Coffee is no interest of the seeds: (0.9·0.6) / (0.9 · √0.45) = 0.894427
    expect(similarity({ returned: 0.9, interests: { coffee: 9 } }, seeds)).toBe(0.894427);
  });

  it('is 0 for who differs the other way, and for who differs in nothing', () => {
    expect(cosine([-1, 0.2], [1, 0.1])).toBe(0);
    expect(similarity({}, [{ returned: 0.8 }])).toBe(0);
    expect(similarity({ returned: 0 }, [{ returned: 0.8 }])).toBe(0);
  });

  it('is not known where the list has nobody, nothing that sets its customers apart, or no model', () => {
    expect(similarity({ returned: 1 }, [])).toBeUndefined();
    expect(similarity({ returned: 1 }, [{}, { returned: 0 }])).toBeUndefined();
    expect(createSimilarity(modelOf([{ returned: 1 }]))(customer({ returned: 1 }))('press')).toBeUndefined();
    expect(createSimilarity(null)(customer({ returned: 1 }))('vip')).toBeUndefined();
  });

  it('takes an unknown feature for the median of all customers', () => {
    const scaler = fitScaler(Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5), [false]);
    const fit = createSimilarityFit(features, scaler);
    fit.add('vip', seedsOf([{ interests: { tea: 10 } }]));
    const model = fit.model();
    expect(model.lists.vip).toEqual({ customers: 1, features: [0], interests: [['tea', 1]] });
    const to = (someone: Someone) => createSimilarity(model)(customer(someone))('vip');
    expect(to({ interests: { tea: 4 } })).toBe(1);
    expect(to({ returned: 0.3, interests: { tea: 4 } })).toBe(1);
    // Interquartile range 0.2: (0.5 − 0.3) / (0.2 / 1.349) = 1.349; 0.4 / √(0.16 + 1.819801) = 0.4 / 1.407054
    expect(to({ returned: 0.5, interests: { tea: 4 } })).toBe(0.284282);
  });

  it('looks at the 200 paths that most seeds have in common; of as many the first by name', () => {
    const name = (at: number) => `p${String(at).padStart(3, '0')}`;
    const all = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [name(at), 1]));
    const paths = modelOf([{ interests: all }, { interests: { [name(249)]: 5, [name(240)]: 5 } }]).lists.vip?.interests;
    expect(paths).toHaveLength(200);
    expect(paths?.slice(0, 3)).toEqual([
      [name(240), 0.3],
      [name(249), 0.3],
      [name(0), 0.05],
    ]);
    expect(paths?.at(-1)?.[0]).toBe(name(197));
  });
});

const someone = fc.record(
  {
    returned: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    interests: fc.dictionary(
      fc.constantFrom('tea', 'tea/green', 'coffee', '__proto__'),
      fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10),
    ),
  },
  { requiredKeys: [] },
);
const people = fc.array(someone, { minLength: 1, maxLength: 12 });
/** Numbers whose sums depend on the order they are added in. */
const anyone = fc.record({
  returned: fc.double({ min: 0, max: 1, noNaN: true }),
  interests: fc.dictionary(fc.constantFrom('tea', 'coffee'), fc.double({ min: 0, max: 10, noNaN: true })),
});
const runs = { numRuns: 300, seed: 11 };

/** The formula read off its description, with no care for rounding. */
function naive(one: Someone, seeds: readonly Someone[]): number | undefined {
  const paths = [
    ...new Set(seeds.flatMap(({ interests = {} }) => Object.keys(interests).filter((path) => interests[path]! > 0))),
  ];
  const vector = ({ returned = 0, interests = {} }: Someone) => [
    returned,
    ...paths.map((path) => (Object.hasOwn(interests, path) ? interests[path]! : 0) / 10),
  ];
  const centroid = vector({}).map((_, at) => seeds.reduce((sum, seed) => sum + vector(seed)[at]!, 0) / seeds.length);
  const dot = (a: number[], b: number[]) => a.reduce((sum, x, at) => sum + x * b[at]!, 0);
  const own = vector(one);
  if (dot(centroid, centroid) === 0) return undefined;
  return dot(own, own) === 0 ? 0 : Math.max(0, dot(own, centroid) / Math.sqrt(dot(own, own) * dot(centroid, centroid)));
}

describe('laws of similarity', () => {
  it('lies in 0..1, and is what brute force makes of the formula', () => {
    fc.assert(
      fc.property(someone, people, (one, seeds) => {
        const found = similarity(one, seeds);
        const expected = naive(one, seeds);
        if (expected === undefined) expect(found).toBeUndefined();
        else {
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1);
          expect(found).toBeCloseTo(expected, 5);
        }
      }),
      runs,
    );
  });

  it('is 1 for whoever is just like the only seed', () => {
    fc.assert(
      fc.property(someone, (one) => {
        fc.pre(similarity(one, [one]) !== undefined);
        expect(similarity(one, [one])).toBe(1);
      }),
      runs,
    );
  });

  it('does not ask by how much somebody differs from the ordinary customer', () => {
    fc.assert(
      fc.property(someone, people, fc.double({ min: 0.25, max: 1, noNaN: true }), (one, seeds, factor) => {
        const scaled = {
          returned: (one.returned ?? 0) * factor,
          interests: Object.fromEntries(
            Object.entries(one.interests ?? {}).map(([path, score]) => [path, score * factor]),
          ),
        };
        const [a, b] = [similarity(one, seeds), similarity(scaled, seeds)];
        if (a === undefined) expect(b).toBeUndefined();
        else expect(Math.abs(a - (b ?? -1))).toBeLessThan(2e-6);
      }),
      runs,
    );
  });

  it('is fitted to the same bytes, however the seeds are dealt out and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(anyone, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }),
        (seeds, deal) => {
          const parts = [3, 1, 0, 2].map((part) => seeds.filter((_, at) => deal[at] === part).reverse());
          expect(JSON.stringify(modelOf(...parts))).toBe(JSON.stringify(modelOf(seeds)));
        },
      ),
      runs,
    );
  });
});
