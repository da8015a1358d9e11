import { describe, expect, it } from 'vitest';
import { kMeansCard } from '../../../functions/fit-models/learners/k-means-card.ts';
import { asRunModel } from '../../../shared/contracts/run-model.ts';
import { period } from './learning-customer.ts';

const candidate = (k: number, silhouette: number, stability: number) => ({ k, silhouette, stability, inertia: k });

/** A model of three clusters, of which 2 and 3 were tried. */
const modelOf = (silhouette: number | null, stability: number) =>
  asRunModel({
    clusters: {
      features: ['orders', 'spend'],
      customers: 60,
      inertia: 12.5,
      silhouette,
      candidates: [candidate(2, 0.1, 0.1), candidate(3, 0.5, stability)],
      clusters: [{}, {}, {}],
    },
  });

describe('kMeansCard(model, period)', () => {
  it('has the chosen k, what it looked at and how sure it is', () => {
    expect(kMeansCard(modelOf(0.5, 0.9), period)).toEqual({
      name: 'kmeans',
      fittedOn: { customers: 60, ...period },
      parameters: { k: 3, features: ['orders', 'spend'] },
      metrics: {
        inertia: 12.5,
        silhouette: 0.5,
        stability: 0.9,
        candidates: [candidate(2, 0.1, 0.1), candidate(3, 0.5, 0.9)],
      },
      warnings: [],
    });
  });

  it.each([
    [0.25, 0.6, []],
    [0.249, 0.6, ['weak_structure']],
    [0.25, 0.599, ['unstable']],
    [0.1, 0.1, ['weak_structure', 'unstable']],
    [null, 0.6, []],
  ])('of silhouette %s and stability %f warns of %j', (silhouette, stability, warnings) => {
    expect(kMeansCard(modelOf(silhouette, stability), period)?.warnings).toEqual(warnings);
  });

  it('is none without clusters', () => {
    expect(kMeansCard(asRunModel({ clusters: null }), period)).toBeUndefined();
  });
});
