import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { settingsPath } from '../../shared/contracts/configuration-files.ts';
import type { ModelCards } from '../../shared/contracts/model-card.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { tagGroups } from '../../shared/domain/tags/groups.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { groupPrefix, namedGroups } from '../../shared/domain/tags/named-groups.ts';
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
      return Object.keys((await settingsIn(folder)).sources ?? {});
    case 'tags': {
      const { groups, tags } = await settingsIn(folder);
      const built = [...tagGroups, ...tagDefinitions].map(({ key }) => key);
      return [...new Set([...built, ...groupTags(groups ?? {}), ...Object.keys(tags ?? {})])];
    }
    case 'clusters':
      return (
        (await ofLatestRun<Pick<RunModel, 'clusters'>>(folder, bucketKeys.model))?.clusters?.clusters.map(
          ({ id }) => id,
        ) ?? []
      );
    case 'models':
      return (await ofLatestRun<ModelCards>(folder, bucketKeys.modelCards))?.models.map(({ name }) => name) ?? [];
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Tags of the named groups, without those that the settings remove. */
function groupTags(groups: NonNullable<SettingsKeys['groups']>): string[] {
  const keys = new Set([...namedGroups.map(({ key }) => key), ...Object.keys(groups)]);
  return [...keys].filter((key) => groups[key]?.rule !== false).map((key) => groupPrefix + key);
}

interface SettingsKeys {
  readonly groups?: Readonly<Record<string, { readonly rule?: unknown } | null>>;
  readonly sources?: Readonly<Record<string, unknown>>;
  readonly tags?: Readonly<Record<string, unknown>>;
}

async function settingsIn(folder: string): Promise<SettingsKeys> {
  try {
    const settings: unknown = parse(await readFile(join(folder, settingsPath), 'utf8'));
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    return {};
  }
}

/** A file of the published run; `undefined` where there is none that can be read. */
async function ofLatestRun<T>(folder: string, keyOf: (run: string) => string): Promise<T | undefined> {
  try {
    const read = async (key: string) => JSON.parse(await readFile(join(folder, key), 'utf8'));
    return (await read(keyOf((await read(bucketKeys.latestRun)).run))) as T;
  } catch {
    return undefined;
  }
}
