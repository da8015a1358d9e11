import { defineTag } from '../define-tag.ts';

/** Lifecycle stage of the run. */
export const stage = defineTag<string>({
  key: 'lifecycle.stage',
  type: 'string',
  name: { en: 'Lifecycle stage', zh: '生命周期阶段' },
  version: 1,
  compute(_customer, segments) {
    return segments.lifecycle === 'none' ? undefined : { value: segments.lifecycle, confidence: 1 };
  },
});
