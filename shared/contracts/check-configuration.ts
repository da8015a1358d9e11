import { isDeepStrictEqual } from 'node:util';
import { compareUtf8 } from '../domain/compare-utf8.ts';
import { minorDigits } from '../domain/event/currency.ts';
import { nearestName } from '../domain/nearest-name.ts';
import { createRuleVocabulary } from '../rules/rule-vocabulary.ts';
import { acceptTables } from './accept-tables.ts';
import { goneLists, keepNeededLists } from './check-lists.ts';
import type { Problem, Settings } from './configuration.ts';
import {
  type ConfigurationFileKind,
  type ConfigurationFiles,
  configurationFileKind,
  inOrder,
  isHidden,
  listName,
  settingsPath,
} from './configuration-files.ts';
import { parseCampaign } from './parse-campaign.ts';
import { parseCatalog } from './parse-catalog.ts';
import { parseList } from './parse-list.ts';
import { parseSettings } from './parse-settings.ts';

export interface KnownToConfiguration {
  readonly presets: readonly string[];
}

export interface CheckedConfiguration {
  /** By file, then line and column. */
  readonly problems: readonly Problem[];
  /** What may be in force now: of each file its new content, or the old one where the new has problems. */
  readonly accepted: ConfigurationFiles;
  /** What a person should know of a change that is accepted. */
  readonly notices: readonly string[];
}

const noFiles: ConfigurationFiles = new Map();

/**
 * Decides which of the files come into force, each by itself against the others that do: tables, which the settings name, then
 * settings, then catalogues, lists, campaigns. A file with problems keeps the content it has in force; a catalogue or campaign that
 * is gone leaves, and so does a list that no campaign needs; the settings stay. Settings with which a campaign in force would not
 * pass any more are refused. Nothing is accepted before the settings are.
 */
export function checkConfiguration(
  files: ConfigurationFiles,
  known: KnownToConfiguration,
  inForce: ConfigurationFiles = noFiles,
): CheckedConfiguration {
  const checked = checkFiles(files, known, inForce);
  const settings = inForce.get(settingsPath);
  if (settings === undefined || settings === files.get(settingsPath)) return checked;
  const kept = checkFiles(new Map([...files, [settingsPath, settings]]), known, inForce);
  const broken = [...files].flatMap(([path, content]) =>
    configurationFileKind(path) === 'campaign' &&
    content === inForce.get(path) &&
    kept.accepted.has(path) &&
    !checked.accepted.has(path)
      ? [path]
      : [],
  );
  if (broken.length === 0) return checked;
  const reasons = checked.problems.filter(({ file }) => broken.includes(file));
  return { ...kept, problems: [...kept.problems, ...broken.map(breaking), ...reasons].sort(byPlace) };
}

const breaking = (campaign: string): Problem => ({
  file: settingsPath,
  line: 1,
  column: 1,
  message: `${campaign}, which is in force, does not pass with these settings`,
  expected: 'settings that it passes with, or the campaign changed together with them',
});

function checkFiles(
  files: ConfigurationFiles,
  known: KnownToConfiguration,
  inForce: ConfigurationFiles,
): CheckedConfiguration {
  const problems: Problem[] = [];
  const accepted = new Map<string, string>();
  /** The first of the new and the old content that has no problems. */
  const accept = <T extends object>(
    path: string,
    parse: (content: string) => T | { readonly problems: readonly Problem[] },
  ): T | undefined => {
    const contents = new Set([files.get(path), inForce.get(path)].filter((content) => content !== undefined));
    for (const content of contents) {
      const parsed = parse(content);
      if (!('problems' in parsed)) {
        accepted.set(path, content);
        return parsed;
      }
      if (content === (files.get(path) ?? content)) problems.push(...parsed.problems);
    }
    return undefined;
  };

  problems.push(...strangers(files));
  if (!files.has(settingsPath)) problems.push(missingSettings(inForce.has(settingsPath)));
  const tables = acceptTables(files, accept);
  const found = accept(settingsPath, (content) => parseSettings(content, settingsPath, { ...known, tables }));
  const settings = found?.settings ?? fallback;
  const digits = minorDigits(settings.currency);
  const gone = goneLists(files, inForce);
  const lists = new Set<string>();
  const parseCampaignWith = (content: string, path: string, lists: Iterable<string>) => {
    const vocabulary = createRuleVocabulary({ rfmMap: settings.rfm.map, ownTags: settings.tags, lists });
    return parseCampaign(content, path, { ...settings, vocabulary });
  };
  const owners = ownersInForce(files, inForce, digits);
  for (const path of inOrder(files.keys())) {
    const kind = configurationFileKind(path);
    if (kind === 'catalog') {
      // What is in force stays there, whatever another catalogue says of the same product meanwhile.
      const read = accept(path, (content) =>
        parseCatalog(content, path, digits, content === inForce.get(path) ? undefined : owners),
      );
      for (const id of read?.catalog.keys() ?? []) owners.set(id, path);
    } else if (kind === 'campaign') {
      // What is in force may name a list whose file is gone: then the list stays.
      accept(path, (content) =>
        parseCampaignWith(content, path, content === inForce.get(path) ? [...lists, ...gone.map(listName)] : lists),
      );
    } else if (kind === 'list' && accept(path, (content) => parseList(content, path)) !== undefined) {
      lists.add(listName(path));
    }
  }
  const campaigns = [...accepted].filter(([path]) => configurationFileKind(path) === 'campaign');
  const needs = (list: string) => {
    const others = [...lists, ...gone.map(listName)].filter((name) => name !== list);
    return campaigns.flatMap(([path, content]) =>
      'problems' in parseCampaignWith(content, path, others) ? [path] : [],
    );
  };
  problems.push(...keepNeededLists(gone, inForce, accepted, needs));
  return {
    problems: problems.sort(byPlace),
    accepted: found === undefined ? noFiles : accepted,
    notices: found === undefined ? [] : noticesOf(accepted, inForce, known),
  };
}

/** By file, line and column. */
export const byPlace = (a: Problem, b: Problem): number =>
  compareUtf8(a.file, b.file) || a.line - b.line || a.column - b.column;

/** While no settings are accepted the other files are looked at all the same, with what a file without keys would mean. */
const fallback: Pick<Settings, 'currency' | 'minimumSize' | 'tags'> & {
  readonly rfm: Pick<Settings['rfm'], 'map'>;
  /** Nobody knows them then, and any will do. */
  readonly strategies?: undefined;
} = {
  currency: 'USD',
  minimumSize: 100,
  rfm: { map: 'classic' },
  tags: [],
};

/** Products of the catalogues that stay as they are -> which has them. */
function ownersInForce(files: ConfigurationFiles, inForce: ConfigurationFiles, digits: number): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [path, content] of inForce) {
    if (configurationFileKind(path) !== 'catalog' || files.get(path) !== content) continue;
    const read = parseCatalog(content, path, digits);
    if ('catalog' in read) for (const id of read.catalog.keys()) owners.set(id, path);
  }
  return owners;
}

function strangers(files: ConfigurationFiles): Problem[] {
  const expected = `${settingsPath}, config/catalog/<name>.csv, config/tables/<name>.csv, config/lists/<name>.csv or config/campaigns/<campaign>.yaml`;
  return inOrder(files.keys()).flatMap((path) => {
    if (configurationFileKind(path) !== undefined || isHidden(path)) return [];
    const nearest = nearestName(
      path,
      [settingsPath, path.replace(/\.yml$/i, '.yaml')].filter((near) => near !== path),
    );
    const isNear = nearest !== undefined && configurationFileKind(nearest) !== undefined;
    const message = `not a configuration file${isNear ? `; did you mean "${nearest}"?` : ''}`;
    return [{ file: path, line: 1, column: 1, message, expected }];
  });
}

const missingSettings = (isInForce: boolean): Problem => ({
  file: settingsPath,
  line: 1,
  column: 1,
  message: isInForce ? 'the file is gone; what was accepted of it stays in force' : 'there is no such file',
  expected: 'a file that names at least one source',
});

function noticesOf(accepted: ConfigurationFiles, inForce: ConfigurationFiles, known: KnownToConfiguration): string[] {
  const before = settingsIn(inForce, known);
  const after = settingsIn(accepted, known);
  if (before === undefined || after === undefined) return [];
  const changes = [
    before.timeZone !== after.timeZone && `time_zone changes from ${before.timeZone} to ${after.timeZone}`,
    before.currency !== after.currency && `currency changes from ${before.currency} to ${after.currency}`,
    contentOf(inForce, 'catalog') !== contentOf(accepted, 'catalog') && 'the catalogue changes',
    contentOf(inForce, 'table') !== contentOf(accepted, 'table') && 'the tables change',
    ...Object.keys(before.sources).map(
      (name) =>
        Object.hasOwn(after.sources, name) &&
        !isDeepStrictEqual(before.sources[name], after.sources[name]) &&
        `how source ${name} is read changes`,
    ),
  ].filter((change) => change !== false);
  return changes.map((change) => `${change}: this takes effect for drops that come later`);
}

function settingsIn(files: ConfigurationFiles, known: KnownToConfiguration): Settings | undefined {
  const content = files.get(settingsPath);
  if (content === undefined) return undefined;
  const parsed = parseSettings(content, settingsPath, known);
  return 'settings' in parsed ? parsed.settings : undefined;
}

const contentOf = (files: ConfigurationFiles, kind: ConfigurationFileKind): string =>
  JSON.stringify(
    inOrder(files.keys()).flatMap((path) => (configurationFileKind(path) === kind ? [path, files.get(path)] : [])),
  );
