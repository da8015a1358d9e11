import { compileOwnTags } from '../../shared/contracts/compile-own-tags.ts';
import type { Configuration, CustomerList } from '../../shared/contracts/configuration.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { type EventKind, eventKinds } from '../../shared/domain/event/event.ts';
import { idsOf } from '../../shared/domain/identity/ids-of.ts';
import {
  createSimilarity,
  type SimilarityModel,
  type SimilarityTo,
} from '../../shared/domain/similarity/similarity.ts';
import { computeTag } from '../../shared/domain/tags/compute-tags.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { type OwnTags, ownTagValue } from '../../shared/rules/own-tags.ts';
import type { RuleSubject } from '../../shared/rules/rule.ts';

const schemes = new Set(['tier', 'rfm', 'lifecycle', 'cluster']);
const kinds: ReadonlySet<string> = new Set(eventKinds);

export interface RuleSubjectOptions extends Pick<Configuration, 'lists'> {
  readonly ownTags: OwnTags;
  /** Similarity of a customer to the lists. @default nobody is like anybody */
  readonly similarity?: (customer: Customer) => SimilarityTo;
}

/**
 * What rules need of a configuration, made ready for many customers.
 *
 * @param similarity of the run's model; without one nobody is like anybody
 */
export const ruleSubjectOptions = (
  configuration: Configuration,
  similarity: SimilarityModel | null = null,
): RuleSubjectOptions => ({
  lists: configuration.lists,
  ownTags: compileOwnTags(configuration),
  similarity: createSimilarity(similarity),
});

/** A customer as rules see them. Each tag is computed once, when a rule asks for it. */
export function createRuleSubject(
  customer: Customer,
  segments: SegmentNames,
  { lists, ownTags, similarity }: RuleSubjectOptions,
): RuleSubject {
  const tags = new Map<string, number | string | boolean | undefined>();
  const compute = (key: string) => {
    const own = ownTags.get(key);
    return own === undefined ? computeTag(customer, segments, key) : ownTagValue(own, subject, customer.asOfDay);
  };
  const subject: RuleSubject = {
    tag: (key) => {
      if (!tags.has(key)) tags.set(key, compute(key));
      return tags.get(key);
    },
    segment: (scheme) => (schemes.has(scheme) ? segments[scheme as keyof SegmentNames] : 'none'),
    interest: (path) => customer.interests.get(path) ?? 0,
    events: (kind, filter, { from, to }) => {
      if (!kinds.has(kind)) return { count: 0, days: 0, quantity: 0, money: 0, last: undefined };
      const { count, days, quantity, moneyMinor, lastDay } = customer.events(kind as EventKind, filter, from, to);
      const last = lastDay === undefined ? undefined : customer.asOfDay - lastDay;
      return { count, days, quantity, money: moneyMinor / customer.minorPerMajor, last };
    },
    inList: (list) => isInList(customer, lists.get(list)),
    similarity: similarity?.(customer) ?? unlike,
    trait: (name) => customer.trait(name)?.value,
    consent: (channel) => {
      const consent = customer.consent(channel);
      if (consent === undefined) return 'unknown';
      return consent.granted ? 'granted' : 'refused';
    },
  };
  return subject;
}

const unlike: SimilarityTo = () => undefined;

/** Whether any of the customer's ids is on the list. */
export const isInList = ({ profile }: Pick<Customer, 'profile'>, list: CustomerList | undefined): boolean =>
  list !== undefined && idsOf(profile).some((id) => list.has(id));
