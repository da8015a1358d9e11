import type { ClusterStatistics } from '../../shared/contracts/statistics.ts';

const features = [
  ['recency_days', 'Days since the last order', '距上次下单天数'],
  ['orders', 'Orders', '订单数'],
  ['order_value', 'Money per order', '每单金额'],
  ['products', 'Different products', '不同商品数'],
  ['return_rate', 'Sent back', '退货占比'],
] as const;

const matches: Readonly<Record<string, NonNullable<ClusterStatistics['clusters'][number]['match']>>> = {
  c1: { overlap: 0.7, shift: 0.62 },
  c2: { overlap: 0.75, shift: 0.11 },
  c3: { overlap: 0.82, shift: 0.08 },
  c4: { overlap: 0.78, shift: 0.21, formerName: { en: 'Bulk buyers', zh: '批量买家' } },
  c5: { overlap: 0.88, shift: 0.05 },
};

/** Deviations and means in the order of `features`; of the customers of both runs, who joined and who left. */
function cluster(
  id: string,
  en: string,
  zh: string,
  [size, previous]: readonly [number, number | null],
  [joined, left]: readonly [number, number],
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
    match: previous === null ? null : (matches[id] ?? null),
    joined: previous === null ? null : joined,
    left: previous === null ? null : left,
    deviations: deviations.toSorted((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation)),
  };
}

/** Five groups of a gift shop's customers, with a size each in the run before, which had a sixth. One has another name by now. */
export function retailClusters(): ClusterStatistics {
  return {
    k: 5,
    silhouette: 0.3127,
    inertia: 9_182.44,
    features: features.map(([feature]) => feature),
    gone: [{ id: 'c6', name: { en: 'One big return', zh: '单次大额退货' }, previous: 28 }],
    clusters: [
      cluster('c2', 'One order, long ago', '很久前的一单', [1_187, 1_121], [180, 152], 61_204_511, [
        [1.02, 171.4],
        [-0.81, 1.3],
        [-0.12, 301.2],
        [-0.64, 16.1],
        [-0.2, 0.01],
      ]),
      cluster('c1', 'Recent, a few orders', '近期少量下单', [1_150, 1_061], [160, 232], 98_112_604, [
        [-0.58, 24.1],
        [-0.11, 2.9],
        [-0.31, 212.7],
        [0.04, 50.2],
        [-0.13, 0.01],
      ]),
      cluster('c3', 'Frequent, broad baskets', '高频多品类', [925, 812], [131, 42], 606_480_150, [
        [-0.74, 11.3],
        [1.44, 8.7],
        [0.21, 366.2],
        [1.31, 110.8],
        [0.06, 0.02],
      ]),
      cluster('c4', 'Large orders', '大单客户', [868, 868], [90, 119], 113_009_128, [
        [0.12, 76.9],
        [-0.2, 2.2],
        [1.18, 704.6],
        [-0.52, 21.5],
        [-0.11, 0.01],
      ]),
      cluster('c5', 'Send half of it back', '约一半退货', [242, 224], [20, 8], 12_334_397, [
        [0.21, 78.2],
        [-0.18, 2.3],
        [-0.62, 167.1],
        [-0.3, 18.3],
        [3.4, 0.5],
      ]),
    ],
  };
}
