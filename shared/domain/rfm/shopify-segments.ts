import type { RfmSegment } from './rfm-map.ts';

const segment = (
  key: string,
  en: string,
  zh: string,
  matches: (recency: number, value: number) => boolean,
): RfmSegment => ({ key, name: { en, zh }, matches: ({ r, f, m }) => matches(r, (f + m) / 2) });

/**
 * Segments by the names of Shopify's `CustomerRfmGroup` (Admin GraphQL API), from recency and the mean of the frequency and the
 * money score, as Shopify does; the first that fits. Shopify publishes what each group means, not its borders: the borders are ours,
 * chosen so that every pair of scores has a group. `PROSPECTS`, who never ordered, have no scores and are in `none`.
 */
export const shopifySegments: readonly RfmSegment[] = [
  segment('champions', 'Champions', '冠军客户', (recency, value) => recency === 5 && value >= 4),
  segment('loyal', 'Loyal', '忠诚客户', (recency, value) => recency >= 3 && value >= 4),
  segment('active', 'Active', '活跃客户', (recency, value) => recency >= 4 && value >= 2),
  segment('new', 'New', '新客户', (recency) => recency === 5),
  segment('promising', 'Promising', '有潜力客户', (recency) => recency === 4),
  segment('needs_attention', 'Needs attention', '需要关注', (recency, value) => recency === 3 && value >= 2),
  segment('previously_loyal', 'Previously loyal', '曾经忠诚', (recency, value) => recency <= 2 && value >= 4.5),
  segment('at_risk', 'At risk', '有流失风险', (recency, value) => recency <= 2 && value >= 3),
  segment('almost_lost', 'Almost lost', '即将流失', (recency) => recency >= 2),
  segment('dormant', 'Dormant', '沉睡客户', (recency) => recency === 1),
];
