import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Encoding } from '../../shared/contracts/mapping.ts';
import { readCsvRows } from '../../shared/formats/csv-rows.ts';
import { decompress } from '../../shared/formats/decompress.ts';
import { readJsonLines } from '../../shared/formats/json-lines-rows.ts';
import { peek } from '../../shared/formats/peek.ts';
import { encodingOf, toUtf8 } from '../../shared/formats/to-utf8.ts';
import { UnreadableFileError } from '../../shared/formats/unreadable-file-error.ts';
import { fileKindOf, knownEndings } from '../../shared/sources/file-kind.ts';
import { CommandFailure } from '../command-failure.ts';

/** The beginning of a data file as columns of texts. */
export interface Sample {
  readonly format: 'csv' | 'jsonl';
  /** In the order of the file; in JSON paths of keys joined by points. */
  readonly columns: readonly string[];
  /** Texts of one row a column; `''` where it has none. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the first line of CSV names the columns; else they are called 1, 2, 3 ... */
  readonly hasHeader: boolean;
  /** Absent for UTF-8 and for what a byte order mark tells. */
  readonly encoding?: Encoding;
  /** Of CSV, where it has to be said. */
  readonly separator?: '|';
}

const mostRows = 1000;
const headBytes = 256 * 1024;
const mostDepth = 4;

/** @throws {CommandFailure} for a file that nothing can be told of */
export async function readSample(file: string): Promise<Sample> {
  const name = basename(file);
  const kind = fileKindOf(name);
  if (kind === undefined) throw unusable(`"${name}" ends in none of ${knownEndings.join(', ')}.`);
  try {
    return await sampleOf(file, name, kind);
  } catch (error) {
    throw error instanceof UnreadableFileError ? unusable(`"${name}" cannot be read: ${error.message}.`) : error;
  }
}

async function sampleOf(file: string, name: string, kind: 'csv' | 'jsonl'): Promise<Sample> {
  const body = decompress(createReadStream(file), name);
  const { head, body: whole } = await peek(body, headBytes);
  const encoding = guessEncoding(head.subarray(0, headBytes), head.length >= headBytes);
  const text = toUtf8(whole, encoding);
  const sample = kind === 'csv' ? await csvSample(text, name, head) : await jsonSample(text);
  if (sample.rows.length === 0) throw unusable(`"${name}" has no rows to learn from.`);
  return { ...sample, ...(encoding && { encoding }) };
}

const unusable = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata init --help' });

/** Bytes that are no UTF-8 are GB 18030 where that gives Chinese, else the Western code page of Windows. @param isCut a character may be cut in two at the end */
export function guessEncoding(head: Uint8Array, isCut: boolean): Encoding | undefined {
  if (encodingOf(head) !== 'utf-8') return undefined;
  const lengths = (isCut ? [0, 1, 2, 3] : [0]).map((less) => head.length - less);
  if (lengths.some((length) => isUtf8(head.subarray(0, length)))) return undefined;
  for (const length of lengths) {
    try {
      const text = new TextDecoder('gb18030', { fatal: true }).decode(head.subarray(0, length));
      return /\p{Script=Han}{2}/u.test(text) ? 'gb18030' : 'windows-1252';
    } catch {}
  }
  return 'windows-1252';
}

async function csvSample(text: AsyncIterable<Uint8Array>, name: string, head: Uint8Array): Promise<Sample> {
  const separator = hasBars(head) ? '|' : undefined;
  let columns: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  for await (const chunk of readCsvRows(text, name, { separator })) {
    columns = chunk.header;
    for (const row of chunk.rows) if (row.problem === undefined && rows.length < mostRows) rows.push(row.content);
    if (rows.length === mostRows) break;
  }
  const hasHeader = !columns.some(looksLikeData);
  if (!hasHeader) rows.unshift(columns);
  return {
    format: 'csv',
    columns: hasHeader ? columns.map((column) => column.trim()) : columns.map((_, at) => String(at + 1)),
    rows,
    hasHeader,
    ...(separator && { separator }),
  };
}

/** A number, a date, an address: what stands in rows and not in headers. */
const looksLikeData = (cell: string): boolean => /@|^\d{4}-\d\d|^[\d.,+:\-/ ]*\d[\d.,+:\-/ ]*$/.test(cell.trim());

/** Whether the first line is parted by `|` alone, which is not told from the file otherwise. */
function hasBars(head: Uint8Array): boolean {
  const [line = ''] = Buffer.from(head).toString('latin1').split(/\r?\n/, 1);
  return line.split('|').length > Math.max(...[',', ';', '\t'].map((each) => line.split(each).length));
}

async function jsonSample(text: AsyncIterable<Uint8Array>): Promise<Sample> {
  const columns: string[] = [];
  const objects: Map<string, string>[] = [];
  for await (const { rows } of readJsonLines(text)) {
    for (const row of rows) {
      if (row.problem !== undefined || objects.length === mostRows) continue;
      const object = new Map(flattened(row.content));
      for (const path of object.keys()) if (!columns.includes(path)) columns.push(path);
      objects.push(object);
    }
    if (objects.length === mostRows) break;
  }
  const rows = objects.map((object) => columns.map((path) => object.get(path) ?? ''));
  return { format: 'jsonl', columns, rows, hasHeader: true };
}

function* flattened(object: object, prefix = '', depth = 1): Generator<[path: string, value: string]> {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      yield [prefix + key, String(value)];
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < mostDepth)
      yield* flattened(value, `${prefix}${key}.`, depth + 1);
  }
}
