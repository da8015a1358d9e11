import type { Problem } from './configuration.ts';
import { type ConfigurationFiles, configurationFileKind, inOrder, listName } from './configuration-files.ts';
import { parseList } from './parse-list.ts';

/** Lists in force whose files are not there any more, by path. */
export const goneLists = (files: ConfigurationFiles, inForce: ConfigurationFiles): string[] =>
  inOrder(inForce.keys()).filter((path) => configurationFileKind(path) === 'list' && !files.has(path));

/**
 * A list that is gone leaves, unless a campaign that is in force needs it: nobody would be in that audience any more, without a word.
 * Then what was accepted of the list stays, as the last good content of any file does, and the missing file is a problem.
 *
 * @param needs paths of the campaigns in force that pass only while this list is there
 * @returns the problems; the lists that stay are put into `accepted`
 */
export function keepNeededLists(
  gone: readonly string[],
  inForce: ConfigurationFiles,
  accepted: Map<string, string>,
  needs: (list: string) => readonly string[],
): Problem[] {
  return gone.flatMap((path) => {
    const content = inForce.get(path);
    const [campaign] = needs(listName(path));
    if (content === undefined || campaign === undefined || 'problems' in parseList(content, path)) return [];
    accepted.set(path, content);
    const message = `the file is gone, but ${campaign} names the list; what was accepted of it stays in force`;
    return [{ file: path, line: 1, column: 1, message, expected: 'the file, or no campaign that names the list' }];
  });
}
