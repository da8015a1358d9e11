import { hash } from 'node:crypto';
import { compareUtf8 } from '../domain/compare-utf8.ts';
import { bucketKeys } from './bucket-keys.ts';

/** Path in the bucket, such as `config/campaigns/winback.yaml`, -> content. */
export type ConfigurationFiles = ReadonlyMap<string, string>;

export const settingsPath = `${bucketKeys.config}strata.yaml`;
const catalogPath = new RegExp(`^${bucketKeys.config}catalog/[^/]+\\.csv$`);
const listPath = new RegExp(`^${bucketKeys.config}lists/[^/]+\\.csv$`);
const tablePath = new RegExp(`^${bucketKeys.config}tables/[a-z0-9][a-z0-9_-]{0,62}\\.csv$`);
const campaignPath = new RegExp(`^${bucketKeys.config}campaigns/[^/]+\\.yaml$`);

export type ConfigurationFileKind = 'table' | 'settings' | 'catalog' | 'list' | 'campaign';

/** What a file under `config/` is by its path; `undefined` for one that is no configuration. */
export function configurationFileKind(path: string): ConfigurationFileKind | undefined {
  if (path === settingsPath) return 'settings';
  if (catalogPath.test(path)) return 'catalog';
  if (tablePath.test(path)) return 'table';
  if (listPath.test(path)) return 'list';
  return campaignPath.test(path) ? 'campaign' : undefined;
}

/** Hidden files, which editors and file managers leave behind, are not looked at. */
export const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

/** `vip` for `config/lists/vip.csv`. */
export const listName = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.csv'.length);

/** In the order they are accepted: tables, settings, catalogues, lists, campaigns; each by path. */
export function inOrder(paths: Iterable<string>): string[] {
  const rank: Readonly<Record<ConfigurationFileKind, number>> = {
    table: -1,
    settings: 0,
    catalog: 1,
    list: 2,
    campaign: 3,
  };
  const rankOf = (path: string) => rank[configurationFileKind(path) ?? 'campaign'];
  return [...paths].sort((a, b) => rankOf(a) - rankOf(b) || compareUtf8(a, b));
}

/** First 12 hex digits of SHA-256 over path, length and content of every file, by path. */
export function versionOf(files: ConfigurationFiles): string {
  const parts = [...files]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([path, content]) => `${path}\n${Buffer.byteLength(content)}\n${content}`);
  return hash('sha256', parts.join(''), 'hex').slice(0, 12);
}
