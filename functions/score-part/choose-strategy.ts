import { ConfigurationOutdatedError, vocabularyOf } from '../../shared/contracts/assemble-configuration.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
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
    if ('problems' in compiled) {
      const problems = compiled.problems.map(({ message, expected }) => ({
        file: 'config/strata.yaml',
        line: 1,
        column: 1,
        message: `strategy ${key}: ${message}`,
        expected,
      }));
      throw new ConfigurationOutdatedError(version, problems);
    }
    rules.push({ key, rule: compiled.rule });
  }
  return (strategy, subject) =>
    strategy === bySegment ? (rules.find(({ rule }) => rule.matches(subject, asOfDay))?.key ?? '') : strategy;
}
