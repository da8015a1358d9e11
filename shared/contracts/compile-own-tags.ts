import { compileExpression } from '../rules/compile-rule.ts';
import type { OwnTagRule, OwnTags } from '../rules/own-tags.ts';
import { ownTagVocabulary } from '../rules/rule-vocabulary.ts';
import type { Configuration } from './configuration.ts';
import { settingsPath } from './configuration-files.ts';
import { outdatedRule } from './configuration-outdated.ts';

/** Rules of the own tags, by key. @throws {ConfigurationOutdatedError} */
export function compileOwnTags({ version, settings }: Pick<Configuration, 'version' | 'settings'>): OwnTags {
  const { tags, rfm } = settings;
  return new Map(
    tags.map(({ key, type, rule }, place): [string, OwnTagRule] => {
      const compiled = compileExpression(rule, ownTagVocabulary(rfm.map, tags, place), type);
      if ('expression' in compiled) return [key, { ...compiled.expression, type }];
      throw outdatedRule(version, settingsPath, `the rule of tag "${key}"`, compiled.problems);
    }),
  );
}
