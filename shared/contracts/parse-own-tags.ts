import type { RfmMapName } from '../domain/rfm/rfm-map.ts';
import { tagDefinitions } from '../domain/tags/index.ts';
import { interestFamily } from '../domain/tags/interest/category.ts';
import { compileExpression } from '../rules/compile-rule.ts';
import { ownTagVocabulary } from '../rules/rule-vocabulary.ts';
import type { OwnTag, Problem } from './configuration.ts';
import type { OwnTagsFile } from './own-tags-schema.ts';
import type { YamlDocument } from './yaml-document.ts';

const mostOwnTags = 200;

/**
 * Tags of `tags:` in the order of the file, and the problems of their keys and rules. A rule may name built-in tags and those that
 * stand above it, so that no tag depends on itself.
 */
export function parseOwnTags(
  document: YamlDocument,
  file: OwnTagsFile,
  rfmMap: RfmMapName,
): { readonly tags: readonly OwnTag[]; readonly problems: readonly Problem[] } {
  const tags = ownTagsOf(file);
  const problems: Problem[] = [];
  if (tags.length > mostOwnTags)
    problems.push(document.atKey(['tags'], `there are ${tags.length} own tags`, `at most ${mostOwnTags}`));
  for (const [place, { key, type, rule }] of tags.slice(0, mostOwnTags).entries()) {
    const fault = keyFault(key);
    if (fault !== undefined) problems.push(document.atKey(['tags', key], fault, 'a key that no built-in tag has'));
    const compiled = compileExpression(rule, ownTagVocabulary(rfmMap, tags, place), type);
    if ('expression' in compiled) continue;
    for (const { offset, length, message, expected } of compiled.problems)
      problems.push(document.inText(['tags', key, 'rule'], offset, length, message, expected));
  }
  return { tags, problems };
}

/** Tags of `tags:`, their rules not looked at. */
export const ownTagsOf = (file: OwnTagsFile): readonly OwnTag[] =>
  Object.entries(file).map(([key, { type, rule, name }]) => ({ key, type, rule, name: name ?? nameIn(key) }));

const builtInTagKeys: ReadonlySet<string> = new Set(tagDefinitions.map(({ key }) => key));

function keyFault(key: string): string | undefined {
  if (builtInTagKeys.has(key)) return `tag "${key}" is built in`;
  return key.startsWith(interestFamily.prefix) ? 'the group "interest" is built in' : undefined;
}

function nameIn(key: string): OwnTag['name'] {
  const words = key.slice(key.indexOf('.') + 1).replaceAll('_', ' ');
  return { en: words, zh: words };
}
