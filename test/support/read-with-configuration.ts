import { assembleConfiguration } from '../../shared/contracts/assemble-configuration.ts';
import { checkConfiguration } from '../../shared/contracts/check-configuration.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { createDropReader, type DropReader, type ReadRow } from '../../shared/sources/drop-reader.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { inPieces } from './in-pieces.ts';

/** Path -> text of a configuration's files, as in `config/strata.yaml`. */
export type WrittenConfiguration = Readonly<Record<string, string>>;

/** The configuration that the files are. @throws when one of them has a problem */
export function configurationOf(files: WrittenConfiguration): Configuration {
  const all = new Map(Object.entries(files));
  const { problems } = checkConfiguration(all, { presets: presetNames });
  const [first] = problems;
  if (first !== undefined)
    throw new Error(`${first.file}:${first.line}:${first.column} ${first.message}; expected ${first.expected}`);
  return assembleConfiguration('0123456789ab', all);
}

/** A reader of the only source of a configuration. */
export function configuredReader(configuration: Configuration, fileName: string, now: number): DropReader {
  const [[source, settings] = []] = Object.entries(configuration.settings.sources);
  if (source === undefined || settings === undefined) throw new Error('The configuration has no source.');
  return createDropReader({ source, settings, fileName, configuration, now });
}

export async function readConfigured(
  configuration: Configuration,
  fileName: string,
  bytes: Uint8Array,
  now: number = Date.UTC(2024, 5, 1),
): Promise<ReadRow[]> {
  const chunks = await Array.fromAsync(configuredReader(configuration, fileName, now).rows(inPieces(bytes, 1 << 20)));
  return chunks.flatMap(({ rows }) => rows);
}
