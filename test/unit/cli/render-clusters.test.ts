import { describe, expect, it } from 'vitest';
import { renderClusters } from '../../../cli/render/clusters.ts';
import type { ClustersResult } from '../../../cli/results/clusters.ts';
import { common } from './run-questions.ts';

describe('renderClusters', () => {
  const cluster = {
    id: 'c1',
    name: { en: 'Frequent', zh: '高频' },
    size: 50,
    share: 0.25,
    spendMinor: 500_000,
    previous: 40,
    match: { overlap: 0.8, shift: 0.2, formerName: { en: 'Often', zh: '常客' } },
    joined: 15,
    left: 5,
    deviations: [
      { feature: 'orders', name: { en: 'Orders', zh: '订单数' }, deviation: 1.52, mean: 9.25 },
      { feature: 'recency_days', name: { en: 'Recency', zh: '间隔' }, deviation: -0.6, mean: 12 },
      { feature: 'return_share', name: { en: 'Returns', zh: '退货' }, deviation: 0.1, mean: 0.01 },
    ],
  };
  const result: ClustersResult = {
    ...common,
    previousRun: 'before',
    minorPerMajor: 100,
    k: 3,
    silhouette: 0.412,
    inertia: 10,
    stability: 0.97,
    features: ['orders', 'recency_days', 'return_share'],
    gone: [{ id: 'c9', name: { en: 'Hunters', zh: '捡漏' }, previous: 1200 }],
    candidates: [
      { k: 3, silhouette: 0.412, stability: 0.97, bootstrapStability: 0.9, inertia: 1 },
      { k: 4, silhouette: 0.3, stability: 0.8, bootstrapStability: 0.71, inertia: 1 },
    ],
    clusters: [cluster],
    moves: [{ from: 'c2', to: 'c1', customers: 15 }],
  };

  it('says what sets each apart, who moved, and what else was tried', () => {
    expect(renderClusters(result, 'en', false).split('\n')).toEqual([
      '200 customers on 2026-05-01   3 clusters   silhouette 0.41   stability 0.97',
      '',
      '  c1   Frequent',
      '      50 customers   25.0 %   £100 a customer   +10 since the run before   15 joined, 5 left',
      '      was "Often"',
      '      Orders +1.5 σ   Recency -0.6 σ',
      '',
      'Gone since the run before',
      '  c9   Hunters   1,200',
      '',
      'Movers since before',
      '  c2   ->   c1   15',
      '',
      'Numbers of clusters that were tried, on a sample',
      '  k   silhouette   stability   bootstrap',
      '  3        0.412       0.970       0.900   chosen',
      '  4        0.300       0.800       0.710',
    ]);
  });

  it('has of one cluster all features, and in Chinese', () => {
    const text = renderClusters(result, 'zh', true);
    expect(text).toContain('\n      退货     0.01           +0.1 σ');
    expect(text).toContain('与上次重合 80.0 %');
    expect(text).not.toContain('尝试过');
    expect(renderClusters({ ...result, clusters: [] }, 'en', false)).toBe(
      'No clusters: there are too few different customers.',
    );
  });
});
