import type { EventTotals, RuleSubject } from '../../../shared/rules/rule.ts';

export const noTotals: EventTotals = { count: 0, days: 0, quantity: 0, money: 0, last: undefined };

/** A customer with these answers, and no tags, segments or events otherwise. */
export const subject = (answers: Partial<RuleSubject> = {}): RuleSubject => ({
  tag: () => undefined,
  segment: () => 'none',
  interest: () => 0,
  events: () => noTotals,
  inList: () => false,
  similarity: () => undefined,
  trait: () => undefined,
  consent: () => 'unknown',
  ...answers,
});
