import { groupPrefix, namedGroups } from '../domain/tags/named-groups.ts';
import type { OwnTag, Problem } from './configuration.ts';
import type { GroupsFile } from './groups-schema.ts';
import { wordsOf } from './words-of.ts';
import type { YamlDocument } from './yaml-document.ts';

const mostGroups = 100;

/**
 * The tags that named groups are: the built-in ones in their order, as `groups:` has changed them and without those it has removed, then
 * the others in the order of the file. Groups without a rule are left out, and a problem.
 */
export function groupTagsOf(file: GroupsFile): readonly OwnTag[] {
  const keys = [...new Set([...namedGroups.map(({ key }) => key), ...Object.keys(file)])];
  return keys.flatMap((key): OwnTag[] => {
    const builtIn = namedGroups.find((group) => group.key === key);
    const own = Object.hasOwn(file, key) ? file[key] : undefined;
    const rule = own?.rule ?? builtIn?.rule ?? false;
    if (rule === false) return [];
    return [{ key: groupPrefix + key, type: 'bool', rule, name: own?.name ?? builtIn?.name ?? wordsOf(key) }];
  });
}

/** Problems of the keys of `groups:`; those of its rules are found with those of own tags. */
export function groupProblems(document: YamlDocument, file: GroupsFile): readonly Problem[] {
  const own = Object.entries(file).filter(([key]) => !namedGroups.some((group) => group.key === key));
  const problems = own.flatMap(([key, { rule }]) =>
    rule === undefined || rule === false
      ? [document.atKey(['groups', key], `group "${key}" is not built in and has no rule`, 'a rule in CEL')]
      : [],
  );
  if (own.length <= mostGroups) return problems;
  return [...problems, document.atKey(['groups'], `there are ${own.length} own groups`, `at most ${mostGroups}`)];
}
