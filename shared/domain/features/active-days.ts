import { defineFeature } from './define-feature.ts';

/** Distinct days with any activity among the last 365. */
export const activeDays = defineFeature({
  key: 'active_days',
  name: { en: 'Active days of the last 365', zh: '近365天活跃天数' },
  high: { en: 'often here', zh: '经常到访' },
  low: { en: 'seldom here', zh: '很少到访' },
  heavyTailed: true,
  measure: (customer) => customer.activeDays(customer.asOfDay - 365, customer.asOfDay - 1),
});
