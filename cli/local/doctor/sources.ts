import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { settingsPath } from '../../../shared/contracts/configuration-files.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';
import { suggestion } from '../../../shared/domain/nearest-name.ts';
import { ok, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';

/** Sources that nothing was dropped for, and folders under `drops/` that no source reads. */
export async function sourceFindings(folder: string): Promise<Finding[]> {
  const content = await readFile(join(folder, settingsPath), 'utf8').catch(() => undefined);
  const parsed = content === undefined ? undefined : parseSettings(content, settingsPath);
  if (parsed === undefined || 'problems' in parsed) return [];
  const sources = Object.keys(parsed.settings.sources);
  const dropped = await foldersIn(join(folder, bucketKeys.drops));
  const astray = await filesIn(join(folder, bucketKeys.drops));
  const withData = await Promise.all(sources.map((name) => hasFile(join(folder, bucketKeys.drops, name))));
  return [
    ...sources.map((name, at) =>
      withData[at]
        ? ok(`source ${name}`, 'has data')
        : warning(`source ${name}`, `nothing lies under drops/${name}/ yet`, `strata drop FILE --source ${name}`),
    ),
    ...dropped
      .filter((name) => !sources.includes(name))
      .map((name) =>
        warning(
          `drops/${name}/`,
          `there is no source of that name${suggestion(name, sources)}`,
          `name it under sources in ${settingsPath}, or move the files`,
        ),
      ),
    ...(astray.length === 0
      ? []
      : [
          warning(
            bucketKeys.drops,
            `${astray.length} ${astray.length === 1 ? 'file lies' : 'files lie'} beside the folders of the sources, where nobody reads`,
            `move what is meant for a source into drops/${sources[0]}/`,
          ),
        ]),
  ];
}

/** Date of the newest day of the lake that is not ahead of today, as in 2011-12-09. */
export async function newestDay(folder: string, today: string): Promise<string | undefined> {
  const days = (await foldersIn(join(folder, bucketKeys.lake)))
    .map((name) => /^dt=(\d{4}-\d\d-\d\d)$/.exec(name)?.[1])
    .filter((day) => day !== undefined && day <= today);
  return days.sort().at(-1);
}

const oldAfterDays = 7;

/** @param now milliseconds since 1970-01-01T00:00Z */
export async function freshnessFindings(folder: string, now: number): Promise<Finding[]> {
  const newest = await newestDay(folder, new Date(now).toISOString().slice(0, 10));
  if (newest === undefined) return [];
  const ageDays = Math.floor((now - Date.parse(newest)) / 86_400_000);
  if (ageDays <= oldAfterDays) return [ok('newest data', newest)];
  return [
    warning(
      'newest data',
      `is of ${newest}, ${ageDays} days ago`,
      'see whether the feed still delivers, and drop what is newer',
    ),
  ];
}

const foldersIn = async (path: string): Promise<string[]> =>
  (await entriesOf(path)).filter((entry) => entry.isDirectory()).map(({ name }) => name);

const filesIn = async (path: string): Promise<string[]> =>
  (await entriesOf(path)).filter((entry) => entry.isFile()).map(({ name }) => name);

async function entriesOf(path: string) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => !name.startsWith('.'));
}

async function hasFile(path: string): Promise<boolean> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.some((entry) => entry.isFile() && !entry.name.startsWith('.'));
}
