import type { Configuration, SourceSettings } from '../contracts/configuration.ts';
import type { Mapping } from '../contracts/mapping.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import { type CsvLayout, readCsvRows } from '../formats/csv-rows.ts';
import { decompress } from '../formats/decompress.ts';
import { type JsonObject, parseWithLongIntegers, readJsonLines } from '../formats/json-lines-rows.ts';
import { toUtf8 } from '../formats/to-utf8.ts';
import { UnreadableFileError } from '../formats/unreadable-file-error.ts';
import { csvFields } from './csv-fields.ts';
import { readDropId, refusedId } from './drop-id.ts';
import { createFileCheck, type FileProblem } from './file-check.ts';
import { fileKindOf } from './file-kind.ts';
import { headerProblem } from './header-problem.ts';
import { jsonFields } from './json-fields.ts';
import { findPreset, presetNames } from './presets/index.ts';
import { type ReadRow, type RowOptions, readRow } from './read-row.ts';
import { createRowMapper, type MappedEvent } from './row-mapper.ts';

export type { ReadRow } from './read-row.ts';

export interface DropIdentification {
  /** 20 hex digits, of source and decompressed content; that of a refused file equals that of no drop. */
  readonly drop: string;
  /** Decompressed. */
  readonly bytes: number;
  /** Why no row of the file can be read. */
  readonly problem?: FileProblem;
}

/** Consecutive rows; how many is no promise. */
export interface RowChunk {
  readonly rows: readonly ReadRow[];
  readonly bytes: number;
}

export interface DropReader {
  /** Pass 1: reads the whole file for its id and for whether it can be read at all. */
  identify(body: AsyncIterable<Uint8Array>): Promise<DropIdentification>;
  /**
   * Pass 2: every row, accepted or refused, in the order of the file.
   *
   * @throws {UnreadableFileError} where pass 1 found a problem
   */
  rows(body: AsyncIterable<Uint8Array>): AsyncIterable<RowChunk>;
}

export interface DropReaderInput {
  readonly source: string;
  readonly settings: SourceSettings;
  /** Its ending says what the file is. */
  readonly fileName: string;
  readonly configuration: Configuration;
  /** Milliseconds since 1970-01-01T00:00Z: times more than 48 hours later are absurd. */
  readonly now: number;
}

/** @throws {RangeError} for a preset that does not exist */
export function createDropReader(input: DropReaderInput): DropReader {
  const { source, settings, fileName } = input;
  const { tables } = input.configuration;
  const mapping = mappingOf(source, settings);
  const { encoding = mapping.encoding, uniqueRows = false } = settings;
  const layout: CsvLayout = { separator: settings.separator, columns: mapping.columns };
  const reader = settings.mapping === undefined ? `preset ${settings.preset}` : `the mapping of source "${source}"`;
  const kind = fileKindOf(fileName);
  const mapperInput = { ...input, mapping };
  const options: RowOptions = { encoding, uniqueRows };

  return {
    async identify(body) {
      const check = createFileCheck(fileName, { mapping, reader, encoding, layout });
      const { drop, bytes, damage } = await readDropId(source, fileName, body, check.see);
      if (damage !== undefined) return { drop, bytes, problem: { message: damage.message } };
      const problem = await check.problem();
      return problem === undefined ? { drop, bytes } : { drop: refusedId(drop), bytes, problem };
    },

    rows(body) {
      if (kind === undefined || !mapping.formats.includes(kind)) {
        throw new UnreadableFileError(fileName, `${reader} does not read such files`);
      }
      const content = toUtf8(decompress(body, fileName), encoding);
      return kind === 'csv' ? csvEvents(content) : jsonEvents(content);
    },
  };

  async function* csvEvents(content: AsyncIterable<Uint8Array>): AsyncGenerator<RowChunk> {
    let map: ((cells: readonly string[]) => MappedEvent | Refusal) | undefined;
    for await (const { header, rows, bytes } of readCsvRows(content, fileName, layout)) {
      if (map === undefined) {
        const problem = headerProblem(mapping, header);
        if (problem !== undefined) throw new UnreadableFileError(fileName, problem.message);
        map = createRowMapper({ ...mapperInput, fields: csvFields(mapping, header, tables) });
      }
      const mapRow = map;
      yield { rows: rows.map((row) => readRow(row, mapRow, options)), bytes };
    }
  }

  async function* jsonEvents(content: AsyncIterable<Uint8Array>): AsyncGenerator<RowChunk> {
    const fields = jsonFields(mapping, tables);
    const map = createRowMapper({ ...mapperInput, fields });
    for await (const { rows, bytes } of readJsonLines(content)) {
      yield { rows: rows.map((row) => readRow(row, mapObject, options)), bytes };
    }

    function mapObject(object: JsonObject, raw: string): MappedEvent | Refusal {
      let mapped = map(fields.unwrap(object));
      let notes = fields.takeNotes();
      if (notes.longInteger) {
        mapped = map(fields.unwrap(parseWithLongIntegers(raw)));
        notes = fields.takeNotes();
      }
      if (!notes.replaced || 'reason' in mapped) return mapped;
      return { event: mapped.event, repaired: [...mapped.repaired, 'invalid_utf8'] };
    }
  }
}

/** How the rows of a source become events: by its mapping, or by that of its preset. @throws {RangeError} */
export function mappingOf(source: string, { mapping, preset = '' }: SourceSettings): Mapping {
  const found = mapping ?? findPreset(preset);
  if (found !== undefined) return found;
  throw new RangeError(`Source "${source}" names preset "${preset}"; there are ${presetNames.join(', ')}.`);
}

/** The id of a drop whose source nobody knows, so that it can be refused under it. */
export async function identifyDrop(
  source: string,
  fileName: string,
  body: AsyncIterable<Uint8Array>,
): Promise<DropIdentification> {
  const { drop, bytes, damage } = await readDropId(source, fileName, body);
  return damage === undefined ? { drop, bytes } : { drop, bytes, problem: { message: damage.message } };
}
