import { defineFeature } from './define-feature.ts';

/** Money that came back as a share of all money, 0..1; unknown where nothing was bought. */
export const returnShare = defineFeature({
  key: 'return_share',
  name: { en: 'Share returned', zh: '退货占比' },
  high: { en: 'many returns', zh: '退货较多' },
  low: { en: 'few returns', zh: '退货较少' },
  heavyTailed: false,
  measure: ({ orders: { grossMinor, returnedMinor } }) =>
    grossMinor === 0 ? Number.NaN : Math.min(1, returnedMinor / grossMinor),
});
