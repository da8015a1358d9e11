import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { ConfigurationFiles } from '../../shared/contracts/configuration-files.ts';
import { readAccepted } from '../../shared/store/configuration-store.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';
import type { ConfigurationChange } from '../results/diff.ts';

const settingsFile = 'config/strata.yaml';

/** What differs between two configurations that were accepted: files, and the keys of `strata.yaml`. */
export async function changedConfiguration(
  objects: ObjectStore,
  before: string,
  after: string,
): Promise<ConfigurationChange> {
  if (before === after) return { before, after, files: [], settings: [] };
  const [old, now] = [await findAccepted(objects, before), await findAccepted(objects, after)];
  if (old === undefined || now === undefined) return { before, after, files: null, settings: [] };
  return {
    before,
    after,
    files: [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((file) => {
      if (old.get(file) === now.get(file)) return [];
      return [{ file, change: !old.has(file) ? 'added' : now.has(file) ? 'changed' : 'removed' }] as const;
    }),
    settings: changedKeys(parse(old.get(settingsFile) ?? ''), parse(now.get(settingsFile) ?? '')),
  };
}

async function findAccepted(objects: ObjectStore, version: string): Promise<ConfigurationFiles | undefined> {
  try {
    return await readAccepted(objects, version);
  } catch (error) {
    if (error instanceof ObjectNotFoundError) return undefined;
    throw error;
  }
}

/** Dotted keys of what differs, as deep as both sides are maps; sorted. */
export function changedKeys(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isMap(before) || !isMap(after)) return [path.join('.')];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .flatMap((key) => changedKeys(before[key], after[key], [...path, key]));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
