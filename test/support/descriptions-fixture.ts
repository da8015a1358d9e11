import type { Description } from '../../shared/contracts/statistics.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';

const customers = 4_372;

type Quantiles = readonly [
  least: number,
  p05: number,
  p25: number,
  median: number,
  p75: number,
  p95: number,
  most: number,
];

function numeric(
  kind: Description['kind'],
  key: string,
  name: LocalizedText,
  present: number,
  [mean, mode]: readonly [number, number],
  [least, p05, p25, median, p75, p95, most]: Quantiles,
  type: 'number' | 'day' = 'number',
): Description {
  const numbers = { mean, mode, least, p05, p25, median, p75, p95, most };
  return { key, kind, name, type, present, customers, numbers, values: null };
}

function worded(
  key: string,
  name: LocalizedText,
  type: 'string' | 'bool',
  counts: readonly (readonly [value: string, customers: number])[],
): Description {
  const values = counts.map(([value, number]) => ({ value, customers: number }));
  const present = counts.reduce((sum, [, number]) => sum + number, 0);
  return { key, kind: 'tag', name, type, present, customers, numbers: null, values };
}

/** Tags and features of the shop; tiers and stages as in the other statistics, the rest made up. */
export const retailDescriptions: readonly Description[] = [
  numeric(
    'tag',
    'consumption.average_order_value',
    { en: 'Average order value', zh: '客单价' },
    4_338,
    [392.2, 201.1],
    [0.42, 97.3, 178.6, 293.9, 430.1, 862.4, 84_236.25],
  ),
  numeric(
    'tag',
    'consumption.cycle_days',
    { en: 'Purchase cycle (days)', zh: '购买周期（天）' },
    1_986,
    [51.4, 28],
    [1, 7, 22, 40, 66.5, 140, 341],
  ),
  numeric('tag', 'consumption.orders', { en: 'Orders', zh: '订单数' }, 4_338, [4.27, 1], [1, 1, 1, 2, 5, 13, 209]),
  numeric(
    'tag',
    'consumption.spend',
    { en: 'Spend', zh: '消费金额' },
    4_372,
    [2_038.3, 0],
    [0, 95.1, 298.3, 660.2, 1_642.8, 5_795.7, 279_489.02],
  ),
  numeric(
    'tag',
    'consumption.first_order_day',
    { en: 'First order', zh: '首次下单日' },
    4_338,
    [15_149, 14_944],
    [14_944, 14_946, 14_982, 15_094, 15_238, 15_302, 15_317],
    'day',
  ),
  worded('consumption.big_spender', { en: 'Big spender', zh: '高消费' }, 'bool', [
    ['false', 2_731],
    ['true', 1_641],
  ]),
  worded('demographic.gender', { en: 'Gender', zh: '性别' }, 'string', []),
  worded('lifecycle.stage', { en: 'Lifecycle stage', zh: '生命周期阶段' }, 'string', [
    ['active', 1_102],
    ['loyal', 987],
    ['lapsed', 612],
    ['new', 611],
    ['at_risk', 593],
    ['lost', 410],
    ['prospect', 34],
    ['returned', 23],
  ]),
  worded('region.country', { en: 'Country', zh: '国家' }, 'string', [
    ['United Kingdom', 3_950],
    ['Germany', 95],
    ['France', 87],
    ['Spain', 31],
    ['Belgium', 25],
  ]),
  worded('value.tier', { en: 'Value tier', zh: '价值分层' }, 'string', [
    ['ordinary', 1_376],
    ['growth', 1_181],
    ['core', 947],
    ['dormant', 868],
  ]),
  numeric('feature', 'orders', { en: 'Orders', zh: '订单数' }, 4_372, [4.23, 1], [0, 1, 1, 2, 5, 13, 209]),
  numeric(
    'feature',
    'recency_days',
    { en: 'Days since the last order', zh: '距上次下单天数' },
    4_338,
    [92.5, 2],
    [1, 3, 18, 51, 142, 312, 374],
  ),
  numeric(
    'feature',
    'return_rate',
    { en: 'Sent back', zh: '退货占比' },
    4_338,
    [0.021, 0],
    [0, 0, 0, 0, 0.016, 0.101, 1],
  ),
];
