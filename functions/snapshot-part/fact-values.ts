import type { Fact } from '../../shared/contracts/facts.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { featureDefinitions } from '../../shared/domain/features/index.ts';
import type { SegmentNames, TagData } from '../../shared/domain/tags/define-tag.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';

export type FactValue = TagData | undefined;

/**
 * A function that tells the facts of a customer, in their order. What is not known, and what is no finite number, is `undefined`.
 *
 * @param ownTags tells the value of a tag of `strata.yaml`
 */
export function createFactReader(
  facts: readonly Fact[],
  ownTags: (customer: Customer, segments: SegmentNames) => (key: string) => FactValue,
): (customer: Customer, segments: SegmentNames) => FactValue[] {
  const readers = facts.map(readerOf);
  return (customer, segments) => {
    const ownTag = ownTags(customer, segments);
    return readers.map((read) => {
      const value = read(customer, segments, ownTag);
      return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
    });
  };
}

type Reader = (customer: Customer, segments: SegmentNames, ownTag: (key: string) => FactValue) => FactValue;

function readerOf({ kind, key }: Fact): Reader {
  if (kind === 'feature') {
    const feature = featureDefinitions.find((definition) => definition.key === key);
    return (customer) => feature?.measure(customer);
  }
  const tag = tagDefinitions.find((definition) => definition.key === key);
  if (tag === undefined) return (_customer, _segments, ownTag) => ownTag(key);
  return (customer, segments) => tag.compute(customer, segments)?.value;
}
