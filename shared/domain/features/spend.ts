import { defineFeature } from './define-feature.ts';

/** Net money in the customer's life, in major units. */
export const spend = defineFeature({
  key: 'spend',
  name: { en: 'Spend', zh: '消费金额' },
  high: { en: 'big spenders', zh: '高消费' },
  low: { en: 'small spenders', zh: '低消费' },
  heavyTailed: true,
  measure: ({ orders: { netMinor }, minorPerMajor }) => netMinor / minorPerMajor,
});
