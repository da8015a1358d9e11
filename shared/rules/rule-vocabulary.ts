import { lifecycleStages } from '../domain/lifecycle/lifecycle-stage.ts';
import { rfmSegments } from '../domain/rfm/rfm-map.ts';
import { tagDefinitions } from '../domain/tags/index.ts';
import { tiers } from '../domain/tiers/tier.ts';
import type { RuleType, RuleVocabulary } from './rule.ts';

const typeOf = (type: (typeof tagDefinitions)[number]['type']): RuleType => (type === 'day' ? 'number' : type);

/** Everything a rule may name: all tags, and the segments of every scheme; of `rfm` those of both maps. */
export const ruleVocabulary: RuleVocabulary = {
  tags: new Map(tagDefinitions.map(({ key, type }) => [key, typeOf(type)])),
  segments: new Map<string, readonly string[]>([
    ['tier', tiers],
    ['rfm', [...new Set([...rfmSegments('classic'), ...rfmSegments('shopify')].map(({ key }) => key))]],
    ['lifecycle', lifecycleStages],
    ['cluster', []],
  ]),
};
