import type { RfmSegment } from './rfm-map.ts';
import type { RfmScores } from './score-rfm.ts';

type Interval = readonly [least: number, most: number];

const within = (score: number, [least, most]: Interval): boolean => score >= least && score <= most;

const segment = (key: string, en: string, zh: string, r: Interval, f: Interval, m: Interval): RfmSegment => ({
  key,
  name: { en, zh },
  matches: (scores: RfmScores) => within(scores.r, r) && within(scores.f, f) && within(scores.m, m),
});

/** The ten segments of the worked example of the R package rfm (0.3, `rfm_segment`), in its order: the first that fits. */
export const classicSegments: readonly RfmSegment[] = [
  segment('champions', 'Champions', '冠军客户', [5, 5], [5, 5], [5, 5]),
  segment('potential_loyalist', 'Potential loyalists', '潜在忠诚客户', [3, 5], [3, 5], [2, 5]),
  segment('loyal_customers', 'Loyal customers', '忠诚客户', [2, 4], [2, 4], [2, 4]),
  segment('promising', 'Promising', '有潜力客户', [3, 4], [1, 3], [3, 5]),
  segment('new_customers', 'New customers', '新客户', [4, 5], [1, 3], [1, 5]),
  segment('cant_lose_them', "Can't lose them", '不可流失客户', [1, 2], [3, 4], [4, 5]),
  segment('at_risk', 'At risk', '有流失风险', [1, 2], [2, 5], [4, 5]),
  segment('need_attention', 'Need attention', '需要关注', [1, 3], [3, 5], [3, 5]),
  segment('about_to_sleep', 'About to sleep', '即将沉睡', [2, 3], [1, 3], [1, 4]),
  segment('lost', 'Lost', '已流失', [1, 1], [1, 5], [1, 5]),
];
