import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { settingsPath } from '../../shared/contracts/configuration-files.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import type { ListedKind } from './describe-program.ts';

/** Names that a folder knows, as its files say now: cheap, and none where something is missing or wrong. */
export async function listedNames(kind: ListedKind, folder: string): Promise<readonly string[]> {
  switch (kind) {
    case 'presets':
      return presetNames;
    case 'campaigns':
      return (await namesIn(join(folder, bucketKeys.config, 'campaigns')))
        .filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
        .map((name) => name.slice(0, -'.yaml'.length));
    case 'runs':
      return (await namesIn(join(folder, bucketKeys.runs))).filter((name) => !name.endsWith('.json'));
    case 'sources':
      return sourceNames(folder);
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function sourceNames(folder: string): Promise<string[]> {
  try {
    const settings = parse(await readFile(join(folder, settingsPath), 'utf8')) as { readonly sources?: unknown } | null;
    const sources = settings?.sources;
    return typeof sources === 'object' && sources !== null ? Object.keys(sources) : [];
  } catch {
    return [];
  }
}
