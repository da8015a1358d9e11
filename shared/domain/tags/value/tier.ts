import { defineTag } from '../define-tag.ts';

/** Value tier of the run: core, growth, ordinary or dormant. */
export const tier = defineTag<string>({
  key: 'value.tier',
  type: 'string',
  name: { en: 'Value tier', zh: '价值层级' },
  version: 1,
  compute(_customer, segments) {
    return segments.tier === 'none' ? undefined : { value: segments.tier, confidence: 1 };
  },
});
