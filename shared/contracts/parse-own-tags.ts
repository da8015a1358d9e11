import type { RfmMapName } from '../domain/rfm/rfm-map.ts';
import { tagDefinitions } from '../domain/tags/index.ts';
import { interestFamily } from '../domain/tags/interest/category.ts';
import { groupPrefix } from '../domain/tags/named-groups.ts';
import { compileExpression } from '../rules/compile-rule.ts';
import { ownTagVocabulary } from '../rules/rule-vocabulary.ts';
import type { OwnTag, Problem } from './configuration.ts';
import type { GroupsFile } from './groups-schema.ts';
import type { OwnTagsFile } from './own-tags-schema.ts';
import { groupProblems, groupTagsOf } from './parse-groups.ts';
import { wordsOf } from './words-of.ts';
import type { YamlDocument } from './yaml-document.ts';

const mostOwnTags = 200;

/** What of `strata.yaml` becomes tags. */
export interface TagsOfFile {
  readonly groups: GroupsFile;
  readonly tags: OwnTagsFile;
}

/**
 * The named groups, then the tags of `tags:` in the order of the file, and the problems of their keys and rules. A rule may name built-in
 * tags and those that stand above it, so that no tag depends on itself.
 */
export function parseOwnTags(
  document: YamlDocument,
  file: TagsOfFile,
  rfmMap: RfmMapName,
): { readonly tags: readonly OwnTag[]; readonly problems: readonly Problem[] } {
  const tags = ownTagsOf(file);
  const problems: Problem[] = [...groupProblems(document, file.groups)];
  const own = Object.keys(file.tags);
  if (own.length > mostOwnTags)
    problems.push(document.atKey(['tags'], `there are ${own.length} own tags`, `at most ${mostOwnTags}`));
  for (const key of own.slice(0, mostOwnTags)) {
    const fault = keyFault(key);
    if (fault !== undefined) problems.push(document.atKey(['tags', key], ...fault));
  }
  const checked = tags.length - Math.max(0, own.length - mostOwnTags);
  for (const [place, { key, type, rule }] of tags.slice(0, checked).entries()) {
    const path = pathOf(key, file);
    if (path === undefined) continue;
    const compiled = compileExpression(rule, ownTagVocabulary(rfmMap, tags, place), type);
    if ('expression' in compiled) continue;
    for (const problem of compiled.problems) problems.push(document.inRule(path, problem));
  }
  return { tags, problems };
}

/** Named groups and tags of `tags:`, their rules not looked at. */
export const ownTagsOf = ({ groups, tags }: TagsOfFile): readonly OwnTag[] => [
  ...groupTagsOf(groups),
  ...Object.entries(tags).map(([key, { type, rule, name }]) => ({
    key,
    type,
    rule,
    name: name ?? wordsOf(key.slice(key.indexOf('.') + 1)),
  })),
];

/** Where the rule of a tag stands in the file; `undefined` of a built-in group whose rule is not changed. */
function pathOf(key: string, { groups, tags }: TagsOfFile): string[] | undefined {
  if (Object.hasOwn(tags, key)) return ['tags', key, 'rule'];
  const group = key.slice(groupPrefix.length);
  const isWritten = Object.hasOwn(groups, group) && groups[group]?.rule !== undefined;
  return isWritten ? ['groups', group, 'rule'] : undefined;
}

const builtInTagKeys: ReadonlySet<string> = new Set(tagDefinitions.map(({ key }) => key));

function keyFault(key: string): [message: string, expected: string] | undefined {
  const expected = 'a key that no built-in tag has';
  if (builtInTagKeys.has(key)) return [`tag "${key}" is built in`, expected];
  if (key.startsWith(interestFamily.prefix)) return ['the group "interest" is built in', expected];
  if (!key.startsWith(groupPrefix)) return undefined;
  return ['tags of the group "group" are the named groups', `"${key.slice(groupPrefix.length)}" under groups:`];
}
