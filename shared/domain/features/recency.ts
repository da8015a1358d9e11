import { defineFeature } from './define-feature.ts';

/** Days since the last activity; 1 for yesterday. */
export const recency = defineFeature({
  key: 'recency_days',
  name: { en: 'Days since last seen', zh: '距上次活跃天数' },
  high: { en: 'long away', zh: '久未到访' },
  low: { en: 'recently seen', zh: '近期活跃' },
  heavyTailed: true,
  measure: ({ asOfDay, lastDay }) => (lastDay === undefined ? Number.NaN : asOfDay - lastDay),
});
