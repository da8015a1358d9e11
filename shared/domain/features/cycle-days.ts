import { cycleDaysOf } from '../lifecycle/purchase-cycle.ts';
import { defineFeature } from './define-feature.ts';

/** Median days between order days; unknown with fewer than two. */
export const cycleDays = defineFeature({
  key: 'cycle_days',
  name: { en: 'Purchase cycle (days)', zh: '购买周期（天）' },
  high: { en: 'long cycle', zh: '购买周期长' },
  low: { en: 'short cycle', zh: '购买周期短' },
  heavyTailed: true,
  measure: ({ orders: { days } }) => cycleDaysOf(days) ?? Number.NaN,
});
