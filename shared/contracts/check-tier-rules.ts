import type { RfmMapName } from '../domain/rfm/rfm-map.ts';
import { tiers } from '../domain/tiers/tier.ts';
import { compileRule } from '../rules/compile-rule.ts';
import { tierVocabulary } from '../rules/rule-vocabulary.ts';
import type { Problem, TierRules } from './configuration.ts';
import type { YamlDocument } from './yaml-document.ts';

/** Problems of the rules of `segmentation.tiers.rules`. */
export function checkTierRules(document: YamlDocument, rules: TierRules, rfmMap: RfmMapName): Problem[] {
  const vocabulary = tierVocabulary(rfmMap);
  return tiers.flatMap((tier) => {
    const rule = rules[tier];
    const compiled = rule === undefined ? undefined : compileRule(rule, vocabulary);
    if (compiled === undefined || 'rule' in compiled) return [];
    return compiled.problems.map((problem) => document.inRule(['segmentation', 'tiers', 'rules', tier], problem));
  });
}
