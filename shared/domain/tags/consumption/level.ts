import { defineTag } from '../define-tag.ts';

/** Levels by the share of the buyers that spend no more: up to each of the shop's borders at 20, 60, 80, 95 %, and above. */
const levels = ['low', 'middle', 'upper', 'high', 'top'] as const;

/** A spend on a border belongs to the level below it. Exact by the run's borders. */
export const level = defineTag<string>({
  key: 'consumption.level',
  type: 'string',
  name: { en: 'Consumption level', zh: '消费等级' },
  meaning: {
    en: 'By the spend of all time among all buyers: low up to the lowest 20 %, middle to 60 %, upper to 80 %, high to 95 %, top above.',
    zh: '按累计消费金额在全部买家中的位置划分：后 20% 为低（low），至 60% 为中（middle），至 80% 为中高（upper），至 95% 为高（high），其上为顶级（top）。',
  },
  version: 1,
  compute({ orders: { count, netMinor }, shop: { spendCuts } }) {
    if (count === 0 || spendCuts.length === 0) return undefined;
    const passed = spendCuts.filter((cut) => netMinor > cut).length;
    return { value: levels[passed] as string, confidence: 1 };
  },
});
