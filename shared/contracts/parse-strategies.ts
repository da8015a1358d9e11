import { bySegment, withBuiltInStrategies } from '../domain/campaigns/strategies.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { RuleVocabulary } from '../rules/rule.ts';
import type { Problem, Strategy } from './configuration.ts';
import type { StrategiesFile } from './strategies-schema.ts';
import type { YamlDocument } from './yaml-document.ts';

/** The strategies of `strategies:`, then the built-in ones, and the problems of their keys and rules. */
export function parseStrategies(
  document: YamlDocument,
  file: StrategiesFile,
  vocabulary: RuleVocabulary,
): { readonly strategies: readonly Strategy[]; readonly problems: readonly Problem[] } {
  const problems = file.flatMap(({ key, for: rule }, place) => {
    const compiled = rule === undefined ? undefined : compileRule(rule, vocabulary);
    const ofRule = compiled !== undefined && 'problems' in compiled ? compiled.problems : [];
    return [
      ...keyProblems(document, file, key, place),
      ...ofRule.map((problem) => document.inRule(['strategies', place, 'for'], problem)),
    ];
  });
  return { strategies: withBuiltInStrategies(file), problems };
}

function keyProblems(document: YamlDocument, file: StrategiesFile, key: string, place: number): Problem[] {
  const path = ['strategies', place, 'key'];
  if (key === bySegment)
    return [document.atValue(path, `"${bySegment}" is what campaigns say to go by this list`, 'another key')];
  if (file.findIndex((other) => other.key === key) < place)
    return [document.atValue(path, `strategy "${key}" stands twice`, 'each key once')];
  return [];
}
