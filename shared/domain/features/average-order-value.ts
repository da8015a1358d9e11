import { defineFeature } from './define-feature.ts';

/** Net money per counted order, in major units; unknown without an order. */
export const averageOrderValue = defineFeature({
  key: 'average_order_value',
  name: { en: 'Average order value', zh: '客单价' },
  high: { en: 'large orders', zh: '高客单价' },
  low: { en: 'small orders', zh: '低客单价' },
  heavyTailed: true,
  measure: ({ orders: { count, netMinor }, minorPerMajor }) =>
    count === 0 ? Number.NaN : netMinor / count / minorPerMajor,
});
