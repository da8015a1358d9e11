import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { createRuleSubject, ruleSubjectOptions } from '../score-part/rule-subject.ts';
import type { FactValue } from './fact-values.ts';

/** Tells the tags of `strata.yaml`, as rules see them. */
export function createOwnTags(
  configuration: Configuration,
): (customer: Customer, segments: SegmentNames) => (key: string) => FactValue {
  const options = ruleSubjectOptions(configuration);
  if (options.ownTags.size === 0) return () => () => undefined;
  return (customer, segments) => createRuleSubject(customer, segments, options).tag;
}
