import { vocabularyOf } from '../../shared/contracts/assemble-configuration.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { settingsPath } from '../../shared/contracts/configuration-files.ts';
import { outdatedRule } from '../../shared/contracts/configuration-outdated.ts';
import { bySegment } from '../../shared/domain/campaigns/strategies.ts';
import { compileRule } from '../../shared/rules/compile-rule.ts';
import type { CompiledRule, RuleSubject } from '../../shared/rules/rule.ts';

/**
 * A function that gives the strategy for one member: that of the campaign; of one that goes by segment the first whose rule holds,
 * empty when none does.
 *
 * @throws {ConfigurationOutdatedError}
 */
export function createStrategyChooser(
  configuration: Configuration,
  asOfDay: number,
): (strategy: string, subject: RuleSubject) => string {
  const { version, settings, campaigns } = configuration;
  const isNeeded = campaigns.some(({ strategy }) => strategy === bySegment);
  const vocabulary = isNeeded ? vocabularyOf(configuration) : undefined;
  const rules: { readonly key: string; readonly rule: CompiledRule }[] = [];
  for (const { key, for: rule } of settings.strategies) {
    if (vocabulary === undefined || rule === undefined) continue;
    const compiled = compileRule(rule, vocabulary);
    if ('problems' in compiled)
      throw outdatedRule(version, settingsPath, `the rule of strategy ${key}`, compiled.problems);
    rules.push({ key, rule: compiled.rule });
  }
  return (strategy, subject) =>
    strategy === bySegment ? (rules.find(({ rule }) => rule.matches(subject, asOfDay))?.key ?? '') : strategy;
}
