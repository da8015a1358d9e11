import type { GroupStatistics } from '../../../shared/contracts/statistics.ts';

/** Of a tier, a stage or a segment; of nobody there is no median. */
export const group = (
  key: string,
  customers: number,
  spendMinor: number,
  previous: number | null,
): GroupStatistics => ({
  key,
  customers,
  spendMinor,
  medianRecencyDays: customers === 0 ? null : 12,
  previous,
});

export const tierKeys = ['core', 'growth', 'ordinary', 'dormant'];
export const stageKeys = ['prospect', 'new', 'active', 'loyal', 'returned', 'at_risk', 'lapsed', 'lost'];
const scores = [1, 2, 3, 4, 5];
/** Of the heat map, by recency, then frequency. */
export const cells = scores.flatMap((r) => scores.map((f) => ({ r, f })));
