import type { ClusterStatistics } from '../../shared/contracts/statistics.ts';

const features = [
  ['recency_days', 'Days since the last order', '距上次下单天数'],
  ['orders', 'Orders', '订单数'],
  ['order_value', 'Money per order', '每单金额'],
  ['products', 'Different products', '不同商品数'],
  ['return_rate', 'Sent back', '退货占比'],
] as const;

/** Deviations and means in the order of `features`. */
function cluster(
  id: string,
  en: string,
  zh: string,
  [size, previous]: readonly [number, number | null],
  spendMinor: number,
  values: readonly (readonly [deviation: number, mean: number])[],
): ClusterStatistics['clusters'][number] {
  const deviations = features.map(([feature, english, chinese], index) => {
    const [deviation, mean] = values[index] ?? [0, 0];
    return { feature, name: { en: english, zh: chinese }, deviation, mean };
  });
  return {
    id,
    name: { en, zh },
    size,
    spendMinor,
    previous,
    match: previous === null ? null : { overlap: 0.94, shift: 0.08 },
    joined: previous === null ? null : 41,
    left: previous === null ? null : 37,
    deviations: deviations.toSorted((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation)),
  };
}

/** Five groups of a gift shop's customers, with a size each in the run before. */
export function retailClusters(): ClusterStatistics {
  return {
    k: 5,
    silhouette: 0.3127,
    inertia: 9_182.44,
    features: features.map(([feature]) => feature),
    gone: [],
    clusters: [
      cluster('c2', 'One order, long ago', '很久前的一单', [1_187, 1_121], 61_204_511, [
        [1.02, 171.4],
        [-0.81, 1.3],
        [-0.12, 301.2],
        [-0.64, 16.1],
        [-0.2, 0.01],
      ]),
      cluster('c1', 'Recent, a few orders', '近期少量下单', [1_150, 1_061], 98_112_604, [
        [-0.58, 24.1],
        [-0.11, 2.9],
        [-0.31, 212.7],
        [0.04, 50.2],
        [-0.13, 0.01],
      ]),
      cluster('c3', 'Frequent, broad baskets', '高频多品类', [925, 812], 606_480_150, [
        [-0.74, 11.3],
        [1.44, 8.7],
        [0.21, 366.2],
        [1.31, 110.8],
        [0.06, 0.02],
      ]),
      cluster('c4', 'Large orders', '大单客户', [868, 868], 113_009_128, [
        [0.12, 76.9],
        [-0.2, 2.2],
        [1.18, 704.6],
        [-0.52, 21.5],
        [-0.11, 0.01],
      ]),
      cluster('c5', 'Send half of it back', '约一半退货', [242, 224], 12_334_397, [
        [0.21, 78.2],
        [-0.18, 2.3],
        [-0.62, 167.1],
        [-0.3, 18.3],
        [3.4, 0.5],
      ]),
    ],
  };
}
