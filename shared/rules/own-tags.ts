import type { TagValue } from '../domain/tags/compute-tags.ts';
import type { CompiledExpression, RuleSubject, RuleType, RuleValue } from './rule.ts';

/** Own tags by key, in the order of the configuration. */
export type OwnTags = ReadonlyMap<string, OwnTagRule>;

export interface OwnTagRule extends CompiledExpression {
  readonly type: RuleType;
}

/**
 * Value of an own tag: one of type bool is true or false for everybody, as a rule is; others are absent where their rule comes to
 * nothing, for want of what it asks.
 */
export function ownTagValue({ type, root }: OwnTagRule, subject: RuleSubject, asOfDay: number): RuleValue | undefined {
  const value = root.evaluate(subject, asOfDay);
  return type === 'bool' ? value === true : value;
}

/** The own tags that a customer has, in the order of the configuration. */
export function ownTagValues(ownTags: OwnTags, subject: Pick<RuleSubject, 'tag'>): Map<string, TagValue> {
  const values = new Map<string, TagValue>();
  for (const [key, { type }] of ownTags) {
    const value = subject.tag(key);
    if (value !== undefined) values.set(key, { value, type, confidence: 1, origin: 'computed', version: 1 });
  }
  return values;
}
