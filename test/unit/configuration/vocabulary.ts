import type { RuleVocabulary } from '../../../shared/rules/rule.ts';

/** Names that the tests of rules and configuration use. */
export const vocabulary: RuleVocabulary = {
  tags: new Map([
    ['consumption.orders', 'number'],
    ['value.tier', 'string'],
    ['region.country', 'string'],
    ['behaviour.subscribed', 'bool'],
  ]),
  segments: new Map([
    ['tier', ['core', 'growth', 'ordinary', 'dormant']],
    ['rfm', ['champions', 'at_risk', 'none']],
    ['lifecycle', ['new', 'active', 'lost']],
    ['cluster', []],
  ]),
  lists: new Set(['vip', 'press']),
};
