import { readFileSync } from 'node:fs';
import type { MakeTables, TableRow } from '../../examples/mappings/csv-table.ts';
import { assembleConfiguration } from '../../shared/contracts/assemble-configuration.ts';
import { checkConfiguration } from '../../shared/contracts/check-configuration.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { createDropReader } from '../../shared/sources/drop-reader.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { inPieces } from './in-pieces.ts';

/**
 * A configuration under `examples/mappings/` with the tables that its script makes, as what reads a file of one of its sources.
 *
 * @param read rows of a file of the archive, by its name
 * @throws when the configuration has a problem, and where a row is refused
 */
export function mappingExample(name: string, make: MakeTables, read: (name: string) => readonly TableRow[]) {
  const settings = readFileSync(new URL(`../../examples/mappings/${name}/config/strata.yaml`, import.meta.url), 'utf8');
  const tables = Object.entries(make(read)).map(([path, text]): [string, string] => [`config/${path}`, text]);
  const files = new Map([['config/strata.yaml', settings], ...tables]);
  const { problems } = checkConfiguration(files, { presets: presetNames });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const configuration = assembleConfiguration('0123456789ab', files);
  const { sources } = configuration.settings;

  return async (source: string, bytes: Uint8Array): Promise<Event[]> => {
    const input = { source, settings: sources[source]!, fileName: 'drop.csv', configuration, now };
    const chunks = await Array.fromAsync(createDropReader(input).rows(inPieces(bytes, 1 << 20)));
    return chunks
      .flatMap(({ rows }) => rows)
      .map(({ event, refusal }) => {
        if (event === undefined) throw new Error(`${refusal?.reason}: ${refusal?.message}`);
        return event;
      });
  };
}

/** When the drops come. */
export const now = Date.UTC(2024, 0, 1);
