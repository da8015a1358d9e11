import type { Configuration, SourceSettings } from '../contracts/configuration.ts';
import type { Event } from '../domain/event/event.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import { readCsvRows } from '../formats/csv-rows.ts';
import { decompress } from '../formats/decompress.ts';
import { type JsonObject, parseWithLongIntegers, readJsonLines } from '../formats/json-lines-rows.ts';
import type { Row } from '../formats/row.ts';
import { UnreadableFileError } from '../formats/unreadable-file-error.ts';
import { csvFields, headerProblem } from './csv-fields.ts';
import { readDropId, refusedId } from './drop-id.ts';
import { createFileCheck, type FileProblem } from './file-check.ts';
import { fileKindOf } from './file-kind.ts';
import { jsonFields } from './json-fields.ts';
import { findPreset, presetNames } from './presets/index.ts';
import { createRowMapper, type MappedEvent } from './row-mapper.ts';

export interface DropIdentification {
  /** 20 hex digits, of source and decompressed content; that of a refused file equals that of no drop. */
  readonly drop: string;
  /** Decompressed. */
  readonly bytes: number;
  /** Why no row of the file can be read. */
  readonly problem?: FileProblem;
}

interface RowPlace {
  /** Line of the file on which the row starts, from 1. */
  readonly line: number;
  /** Decompressed bytes of the row. */
  readonly bytes: number;
}

export type ReadRow = RowPlace &
  (
    | { readonly event: Event; readonly repaired?: readonly string[]; readonly refusal?: undefined }
    | { readonly event?: undefined; readonly refusal: Refusal; readonly raw: string }
  );

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
  const preset = findPreset(settings.preset);
  if (preset === undefined) {
    throw new RangeError(`Source "${source}" names preset "${settings.preset}"; there are ${presetNames.join(', ')}.`);
  }
  const kind = fileKindOf(fileName);
  const mapperInput = { ...input, preset };

  return {
    async identify(body) {
      const check = createFileCheck(fileName, preset);
      const { drop, bytes, damage } = await readDropId(source, fileName, body, check.see);
      if (damage !== undefined) return { drop, bytes, problem: { message: damage.message } };
      const problem = await check.problem();
      return problem === undefined ? { drop, bytes } : { drop: refusedId(drop), bytes, problem };
    },

    rows(body) {
      if (kind === undefined || !preset.formats.includes(kind)) {
        throw new UnreadableFileError(fileName, `preset ${preset.name} does not read such files`);
      }
      const content = decompress(body, fileName);
      return kind === 'csv' ? csvEvents(content) : jsonEvents(content);
    },
  };

  async function* csvEvents(content: AsyncIterable<Uint8Array>): AsyncGenerator<RowChunk> {
    let map: ((cells: readonly string[]) => MappedEvent | Refusal) | undefined;
    for await (const { header, rows, bytes } of readCsvRows(content, fileName)) {
      if (map === undefined) {
        const problem = headerProblem(mapperInput.preset, header);
        if (problem !== undefined) throw new UnreadableFileError(fileName, problem.message);
        map = createRowMapper({ ...mapperInput, fields: csvFields(mapperInput.preset, header) });
      }
      const mapRow = map;
      yield { rows: rows.map((row) => readRow(row, mapRow)), bytes };
    }
  }

  async function* jsonEvents(content: AsyncIterable<Uint8Array>): AsyncGenerator<RowChunk> {
    const fields = jsonFields(mapperInput.preset);
    const map = createRowMapper({ ...mapperInput, fields });
    for await (const { rows, bytes } of readJsonLines(content)) {
      yield { rows: rows.map((row) => readRow(row, mapObject)), bytes };
    }

    function mapObject(object: JsonObject, raw: string): MappedEvent | Refusal {
      let mapped = map(object);
      let notes = fields.takeNotes();
      if (notes.longInteger) {
        mapped = map(parseWithLongIntegers(raw));
        notes = fields.takeNotes();
      }
      if (!notes.replaced || 'reason' in mapped) return mapped;
      return { event: mapped.event, repaired: [...mapped.repaired, 'invalid_utf8'] };
    }
  }
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

function readRow<Content>(row: Row<Content>, map: (content: Content, raw: string) => MappedEvent | Refusal): ReadRow {
  const { line, bytes, raw } = row;
  if (row.problem !== undefined) return { line, bytes, refusal: { reason: row.problem, message: row.message }, raw };
  const mapped = map(row.content, raw);
  if ('reason' in mapped) return { line, bytes, refusal: mapped, raw };
  if (row.replaced) return { line, bytes, event: mapped.event, repaired: [...mapped.repaired, 'invalid_utf8'] };
  return mapped.repaired.length === 0
    ? { line, bytes, event: mapped.event }
    : { line, bytes, event: mapped.event, repaired: mapped.repaired };
}
