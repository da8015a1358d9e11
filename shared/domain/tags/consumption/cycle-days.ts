import { defineTag } from '../define-tag.ts';
import { rhythmOf } from './rhythm.ts';

/** Median days between order days, from two of them up; confidence g / (g + 2) of g gaps. */
export const cycleDays = defineTag<number>({
  key: 'consumption.cycle_days',
  type: 'number',
  name: { en: 'Purchase cycle (days)', zh: '购买周期（天）' },
  unit: 'days',
  meaning: {
    en: 'Median of the days between one order day and the next, from two order days up, over the orders remembered (400 days).',
    zh: '相邻两个下单日间隔天数的中位数，至少需要两个下单日，基于可回溯的订单（400 天）。',
  },
  version: 1,
  compute(customer) {
    const rhythm = rhythmOf(customer);
    return rhythm && { value: rhythm.cycleDays, confidence: rhythm.confidence };
  },
});
