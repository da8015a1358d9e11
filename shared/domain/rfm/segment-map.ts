import type { LocalizedText } from '../localized-text.ts';
import type { RfmScores } from './cuts.ts';

type Interval = readonly [least: number, most: number];

export interface RfmSegment {
  /** Lower snake case; `others` and `none` are in every map. */
  readonly key: string;
  readonly name: LocalizedText;
  readonly r: Interval;
  readonly f: Interval;
  readonly m: Interval;
}

export type SegmentMap = 'classic' | 'shopify';

const any: Interval = [1, 5];

const segment = (key: string, en: string, zh: string, r: Interval, f: Interval, m: Interval): RfmSegment => ({
  key,
  name: { en, zh },
  r,
  f,
  m,
});

/**
 * First match wins; what no segment takes is `others`.
 *
 * `classic`: the ten segments of the rfm package's published example (rsquaredacademy/rfm, MIT). `shopify`: the names of
 * Shopify's RFM report; Shopify parts by recency and by frequency and money together, which is drawn here over single scores.
 */
export const segmentMaps: Readonly<Record<SegmentMap, readonly RfmSegment[]>> = {
  classic: [
    segment('champions', 'Champions', '冠军客户', [5, 5], [5, 5], [5, 5]),
    segment('potential_loyalist', 'Potential loyalists', '潜在忠诚客户', [3, 5], [3, 5], [2, 5]),
    segment('loyal_customers', 'Loyal customers', '忠诚客户', [2, 4], [2, 4], [2, 4]),
    segment('promising', 'Promising', '有潜力客户', [3, 4], [1, 3], [3, 5]),
    segment('new_customers', 'New customers', '新客户', [4, 5], [1, 3], [1, 5]),
    segment('cant_lose_them', 'Cannot lose them', '不可流失客户', [1, 2], [3, 4], [4, 5]),
    segment('at_risk', 'At risk', '有流失风险', [1, 2], [2, 5], [4, 5]),
    segment('need_attention', 'Need attention', '需要关注', [1, 3], [3, 5], [3, 5]),
    segment('about_to_sleep', 'About to sleep', '即将沉睡', [2, 3], [1, 3], [1, 4]),
    segment('lost', 'Lost', '已流失', [1, 1], any, any),
  ],
  shopify: [
    segment('champions', 'Champions', '冠军客户', [5, 5], [4, 5], [4, 5]),
    segment('loyal', 'Loyal', '忠诚客户', [4, 5], [3, 5], [3, 5]),
    segment('new', 'New', '新客户', [5, 5], [1, 1], any),
    segment('active', 'Active', '活跃客户', [4, 5], [2, 5], any),
    segment('promising', 'Promising', '有潜力客户', [4, 5], any, any),
    segment('previously_loyal', 'Previously loyal', '曾经忠诚', [1, 1], [4, 5], [4, 5]),
    segment('at_risk', 'At risk', '有流失风险', [1, 2], [3, 5], any),
    segment('needs_attention', 'Needs attention', '需要关注', [3, 3], [3, 5], any),
    segment('almost_lost', 'Almost lost', '即将流失', [2, 3], any, any),
    segment('dormant', 'Dormant', '沉睡客户', [1, 1], any, any),
  ],
};

export const otherSegments: readonly Pick<RfmSegment, 'key' | 'name'>[] = [
  { key: 'others', name: { en: 'Others', zh: '其他' } },
  { key: 'none', name: { en: 'No recent order', zh: '近期无订单' } },
];

/** Keys of a map's segments, in its order, with `others` and `none`. */
export const segmentKeys = (map: SegmentMap): string[] => [...segmentMaps[map], ...otherSegments].map(({ key }) => key);

/** Segment of a customer; `none` without scores. */
export function rfmSegment(map: SegmentMap, scores: RfmScores | undefined): string {
  if (scores === undefined) return 'none';
  const { r, f, m } = scores;
  const isIn = (score: number, [least, most]: Interval) => score >= least && score <= most;
  return segmentMaps[map].find((one) => isIn(r, one.r) && isIn(f, one.f) && isIn(m, one.m))?.key ?? 'others';
}
