import { type Tier, tiers } from '../domain/tiers/tier.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { CompiledRule } from '../rules/rule.ts';
import { ConfigurationOutdatedError } from './assemble-configuration.ts';
import { tierVocabulary } from './check-tier-rules.ts';
import type { Configuration } from './configuration.ts';
import { settingsPath } from './configuration-files.ts';

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
    const problems = compiled.problems.map(({ offset, message, expected }) => ({
      file: settingsPath,
      line: 1,
      column: 1,
      message: `character ${offset + 1} of the rule of tier ${tier}: ${message}`,
      expected,
    }));
    throw new ConfigurationOutdatedError(version, problems);
  });
}
