import type { MovementStatistics } from '../../shared/contracts/statistics.ts';

type Moves = readonly (readonly [from: string, to: string, customers: number])[];

function scheme(
  name: MovementStatistics['schemes'][number]['scheme'],
  listed: Moves,
): MovementStatistics['schemes'][number] {
  const moves = listed
    .map(([from, to, customers]) => ({ from, to, customers }))
    .toSorted((a, b) => b.customers - a.customers || (a.from + a.to < b.from + b.to ? -1 : 1));
  return { scheme: name, moved: moves.reduce((sum, { customers }) => sum + customers, 0), moves };
}

/**
 * What became of 4,114 customers in a month. Made up so that it balances: in each tier, stage and cluster the size then, less who
 * left it, plus who came, is the size now.
 */
export const retailMovements: MovementStatistics = {
  previousRun: '2011-11-10T00-00-00Z-c41d9b',
  previousDate: '2011-11-10',
  stayed: 4_108,
  arrived: 264,
  gone: 6,
  schemes: [
    scheme('tier', [
      ['growth', 'core', 121],
      ['ordinary', 'growth', 148],
      ['core', 'growth', 34],
      ['growth', 'ordinary', 61],
      ['ordinary', 'dormant', 84],
      ['dormant', 'ordinary', 29],
      ['dormant', 'growth', 12],
      ['growth', 'dormant', 9],
      ['ordinary', 'core', 7],
      ['core', 'ordinary', 4],
      ['dormant', 'core', 3],
    ]),
    scheme('lifecycle', [
      ['prospect', 'new', 6],
      ['new', 'active', 215],
      ['new', 'at_risk', 110],
      ['new', 'lapsed', 14],
      ['active', 'loyal', 174],
      ['active', 'at_risk', 42],
      ['loyal', 'at_risk', 87],
      ['loyal', 'lapsed', 6],
      ['returned', 'active', 17],
      ['returned', 'loyal', 3],
      ['returned', 'at_risk', 3],
      ['at_risk', 'active', 68],
      ['at_risk', 'loyal', 92],
      ['at_risk', 'lapsed', 65],
      ['lapsed', 'returned', 9],
      ['lapsed', 'lost', 117],
      ['lost', 'returned', 8],
    ]),
    scheme('rfm', [
      ['potential_loyalist', 'champions', 71],
      ['new_customers', 'potential_loyalist', 133],
      ['new_customers', 'about_to_sleep', 58],
      ['about_to_sleep', 'lost', 96],
      ['champions', 'potential_loyalist', 24],
      ['potential_loyalist', 'loyal_customers', 44],
      ['promising', 'need_attention', 9],
    ]),
    scheme('cluster', [
      ['c6', 'c5', 20],
      ['c6', 'c1', 8],
      ['c1', 'c2', 102],
      ['c1', 'c3', 95],
      ['c1', 'c4', 35],
      ['c2', 'c1', 112],
      ['c2', 'c3', 6],
      ['c2', 'c4', 34],
      ['c4', 'c2', 64],
      ['c4', 'c3', 30],
      ['c4', 'c1', 25],
      ['c3', 'c2', 10],
      ['c3', 'c1', 11],
      ['c3', 'c4', 21],
      ['c5', 'c2', 4],
      ['c5', 'c1', 4],
    ]),
  ],
  drift: [
    { feature: 'order_value', name: { en: 'Money per order', zh: '每单金额' }, psi: 0.3124 },
    { feature: 'products', name: { en: 'Different products', zh: '不同商品数' }, psi: 0.1187 },
    { feature: 'orders', name: { en: 'Orders', zh: '订单数' }, psi: 0.0562 },
    { feature: 'recency_days', name: { en: 'Days since the last order', zh: '距上次下单天数' }, psi: 0.041 },
    { feature: 'return_rate', name: { en: 'Sent back', zh: '退货占比' }, psi: 0.0193 },
  ],
};
