import { type Tier, tiers } from '../domain/tiers/tier.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { CompiledRule } from '../rules/rule.ts';
import { tierVocabulary } from '../rules/rule-vocabulary.ts';
import type { Configuration } from './configuration.ts';
import { settingsPath } from './configuration-files.ts';
import { outdatedRule } from './configuration-outdated.ts';

/** Rules of the tiers that have one of the user's, in the order in which they are tried. @throws {ConfigurationOutdatedError} */
export function compileTierRules({
  version,
  settings: { tiers: own, rfm },
}: Pick<Configuration, 'version' | 'settings'>): { readonly tier: Tier; readonly rule: CompiledRule }[] {
  const vocabulary = tierVocabulary(rfm.map);
  return tiers.flatMap((tier) => {
    const text = own.rules[tier];
    if (text === undefined) return [];
    const compiled = compileRule(text, vocabulary);
    if ('rule' in compiled) return [{ tier, rule: compiled.rule }];
    throw outdatedRule(version, settingsPath, `the rule of tier ${tier}`, compiled.problems);
  });
}
