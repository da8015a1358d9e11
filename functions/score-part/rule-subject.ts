import { compileOwnTags } from '../../shared/contracts/compile-own-tags.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { type EventKind, eventKinds } from '../../shared/domain/event/event.ts';
import { computeTag } from '../../shared/domain/tags/compute-tags.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { type OwnTags, ownTagValue } from '../../shared/rules/own-tags.ts';
import type { RuleSubject } from '../../shared/rules/rule.ts';

const schemes = new Set(['tier', 'rfm', 'lifecycle', 'cluster']);
const kinds: ReadonlySet<string> = new Set(eventKinds);

export interface RuleSubjectOptions extends Pick<Configuration, 'lists'> {
  readonly ownTags: OwnTags;
  /** Similarity to a list; without it nobody is like anybody. */
  readonly similarity?: RuleSubject['similarity'];
}

/** What rules need of a configuration, made ready for many customers. */
export const ruleSubjectOptions = (configuration: Configuration): RuleSubjectOptions => ({
  lists: configuration.lists,
  ownTags: compileOwnTags(configuration),
});

/** A customer as rules see them. Each tag is computed once, when a rule asks for it. */
export function createRuleSubject(
  customer: Customer,
  segments: SegmentNames,
  { lists, ownTags, similarity = () => undefined }: RuleSubjectOptions,
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
    inList: (list) => lists.get(list)?.has(customer.profile.id) ?? false,
    similarity,
    trait: (name) => customer.trait(name)?.value,
    consent: (channel) => {
      const consent = customer.consent(channel);
      if (consent === undefined) return 'unknown';
      return consent.granted ? 'granted' : 'refused';
    },
  };
  return subject;
}
