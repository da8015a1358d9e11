import { defineTag } from '../define-tag.ts';

/** RFM segment of the run; absent without a counted order in the window. */
export const rfm = defineTag<string>({
  key: 'value.rfm',
  type: 'string',
  name: { en: 'RFM segment', zh: 'RFM 分群' },
  version: 1,
  compute(_customer, segments) {
    return segments.rfm === 'none' ? undefined : { value: segments.rfm, confidence: 1 };
  },
});
