import type { RfmMapName } from '../domain/rfm/rfm-map.ts';
import { type Tier, tiers } from '../domain/tiers/tier.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { RuleVocabulary } from '../rules/rule.ts';
import { createRuleVocabulary } from '../rules/rule-vocabulary.ts';
import type { Problem } from './configuration.ts';
import type { YamlDocument } from './yaml-document.ts';

export type TierRules = Readonly<Partial<Record<Tier, string>>>;

/** Built-in tags and the other segments: no tier may be asked for while tiers are being told, and own tags may ask for them. */
export function tierVocabulary(rfmMap: RfmMapName): RuleVocabulary {
  const { tags, segments } = createRuleVocabulary({ rfmMap, ownTags: [], lists: [] });
  return {
    tags: new Map([...tags].filter(([key]) => key !== 'value.tier')),
    segments: new Map([...segments].filter(([scheme]) => scheme !== 'tier')),
  };
}

/** Problems of the rules of `segmentation.tiers.rules`. */
export function checkTierRules(document: YamlDocument, rules: TierRules, rfmMap: RfmMapName): Problem[] {
  const vocabulary = tierVocabulary(rfmMap);
  return tiers.flatMap((tier) => {
    const rule = rules[tier];
    const compiled = rule === undefined ? undefined : compileRule(rule, vocabulary);
    if (compiled === undefined || 'rule' in compiled) return [];
    return compiled.problems.map(({ offset, length, message, expected }) =>
      document.inText(['segmentation', 'tiers', 'rules', tier], offset, length, message, expected),
    );
  });
}
