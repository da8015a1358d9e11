import { posix } from 'node:path';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { configurationFileKind } from '../../shared/contracts/configuration-files.ts';
import { schemaFiles } from './json-schemas.ts';

/** Where a folder keeps a copy of the schemas for editors: hidden, so that it is no configuration itself. */
export const schemaFolder = `${bucketKeys.config}.schemas/`;

const header = /^# yaml-language-server: \$schema=.*$/m;

/**
 * The comment by which editors find the schema of a YAML file, relative to it.
 *
 * @param path of the file in the bucket, such as `config/campaigns/winback.yaml`
 * @param folder in the bucket's terms, where the schemas are
 */
export function schemaHeader(path: string, folder: string = schemaFolder): string {
  const schema = configurationFileKind(path) === 'settings' ? schemaFiles.settings : schemaFiles.campaign;
  return `# yaml-language-server: $schema=${posix.join(posix.relative(posix.dirname(path), folder), schema)}`;
}

/** The same file with its header leading to the folder's own copy of the schema, as it should when a file moves house. */
export const withSchemaHeader = (path: string, content: string): string =>
  content.replace(header, () => schemaHeader(path));
