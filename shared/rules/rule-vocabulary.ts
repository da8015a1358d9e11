import { lifecycleStages } from '../domain/lifecycle/lifecycle-stage.ts';
import { type RfmMapName, rfmSegments } from '../domain/rfm/rfm-map.ts';
import { tagDefinitions } from '../domain/tags/index.ts';
import { tiers } from '../domain/tiers/tier.ts';
import type { RuleType, RuleVocabulary } from './rule.ts';

export interface ConfiguredNames {
  /** Its segments are the names of the scheme `rfm`. */
  readonly rfmMap: RfmMapName;
  readonly ownTags: Iterable<{ readonly key: string; readonly type: RuleType }>;
  /** Names of the customer lists; absent for a rule of the settings, which lists come after. */
  readonly lists?: Iterable<string>;
}

/** Everything a rule may name: built-in and own tags, the segments of every scheme, the lists where there may be any. */
export function createRuleVocabulary({ rfmMap, ownTags, lists }: ConfiguredNames): RuleVocabulary {
  const own = Array.from(ownTags, ({ key, type }): [string, RuleType] => [key, type]);
  return {
    tags: new Map([...builtInTags, ...own]),
    segments: new Map<string, readonly string[]>([
      ['tier', tiers],
      ['rfm', rfmSegments(rfmMap).map(({ key }) => key)],
      ['lifecycle', lifecycleStages],
      ['cluster', []],
    ]),
    ...(lists && { lists: new Set(lists) }),
  };
}

/** What the rule of the own tag at a place may name: built-in tags and those above it, segments, no lists. */
export function ownTagVocabulary(
  rfmMap: RfmMapName,
  ownTags: readonly { readonly key: string; readonly type: RuleType }[],
  place: number,
): RuleVocabulary {
  const { tags, segments } = createRuleVocabulary({ rfmMap, ownTags: ownTags.slice(0, place) });
  return { tags, segments, below: new Set(ownTags.slice(place).map(({ key }) => key)) };
}

/** Built-in tags and the other segments: no tier may be asked for while tiers are being told, and own tags may ask for them. */
export function tierVocabulary(rfmMap: RfmMapName): RuleVocabulary {
  const { tags, segments } = createRuleVocabulary({ rfmMap, ownTags: [] });
  return {
    tags: new Map([...tags].filter(([key]) => key !== 'value.tier')),
    segments: new Map([...segments].filter(([scheme]) => scheme !== 'tier')),
  };
}

const typeOf = (type: (typeof tagDefinitions)[number]['type']): RuleType => (type === 'day' ? 'number' : type);
const builtInTags = tagDefinitions.map(({ key, type }): [string, RuleType] => [key, typeOf(type)]);
