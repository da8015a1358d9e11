import { compileExpression } from '../rules/compile-rule.ts';
import type { OwnTagRule, OwnTags } from '../rules/own-tags.ts';
import { ownTagVocabulary } from '../rules/rule-vocabulary.ts';
import { ConfigurationOutdatedError } from './assemble-configuration.ts';
import type { Configuration } from './configuration.ts';
import { settingsPath } from './configuration-files.ts';

/** Rules of the own tags, by key. @throws {ConfigurationOutdatedError} */
export function compileOwnTags({ version, settings }: Pick<Configuration, 'version' | 'settings'>): OwnTags {
  const { tags, rfm } = settings;
  return new Map(
    tags.map(({ key, type, rule }, place): [string, OwnTagRule] => {
      const compiled = compileExpression(rule, ownTagVocabulary(rfm.map, tags, place), type);
      if ('expression' in compiled) return [key, { ...compiled.expression, type }];
      const problems = compiled.problems.map(({ offset, message, expected }) => ({
        file: settingsPath,
        line: 1,
        column: 1,
        message: `character ${offset + 1} of the rule of tag "${key}": ${message}`,
        expected,
      }));
      throw new ConfigurationOutdatedError(version, problems);
    }),
  );
}
