import type { Customer } from '../customer/customer.ts';
import type { SegmentNames, TagData, TagDefinition, TagOrigin, TagType } from './define-tag.ts';
import { tagDefinitions } from './index.ts';
import { eachInterest, interestFamily } from './interest/category.ts';

export interface TagValue {
  readonly value: TagData;
  readonly type: TagType;
  /** 0..1 */
  readonly confidence: number;
  readonly origin: TagOrigin;
  /** Of the definition. */
  readonly version: number;
}

/** Every tag there is evidence for, by key; the interests last. */
export function computeTags(
  customer: Customer,
  segments: SegmentNames,
  definitions: readonly TagDefinition[] = tagDefinitions,
): Map<string, TagValue> {
  const tags = new Map<string, TagValue>();
  for (const { key, type, version, compute } of definitions) {
    const evidence = compute(customer, segments);
    if (evidence === undefined) continue;
    const { value, confidence, origin = 'computed' } = evidence;
    tags.set(key, { value, type, confidence, origin, version });
  }
  const { type, version } = interestFamily;
  eachInterest(customer, (key, score) =>
    tags.set(key, { value: score, type, confidence: 1, origin: 'computed', version }),
  );
  return tags;
}

/** One tag alone, for a rule that names few: quicker than all of them. */
export function computeTag(customer: Customer, segments: SegmentNames, key: string): TagData | undefined {
  if (key.startsWith(interestFamily.prefix)) return customer.interests.get(key.slice(interestFamily.prefix.length));
  return byKey.get(key)?.compute(customer, segments)?.value;
}

const byKey = new Map<string, TagDefinition>(tagDefinitions.map((definition) => [definition.key, definition]));
