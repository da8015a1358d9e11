import { topicNames } from './feedback.ts';
import type { Names } from './name-of.ts';
import { segmentNames } from './segments.ts';

/** Key of a tag -> words for its values, of tags whose values are keys of the project. */
export const tagValueNames: Readonly<Record<string, Names>> = {
  'value.tier': segmentNames.tier,
  'value.rfm': segmentNames.rfm,
  'lifecycle.stage': segmentNames.lifecycle,
  'feedback.top_complaint': topicNames,
};
