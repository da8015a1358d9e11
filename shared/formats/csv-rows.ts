import { isUtf8 } from 'node:buffer';
import { type CellScan, createCellScan } from './csv-cells.ts';
import { detectSeparator } from './csv-separator.ts';
import { mostRowBytes, oversizedRow, type Row } from './row.ts';
import { type BlockParser, parseBlocks } from './row-blocks.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/** What a CSV file does not say itself. */
export interface CsvLayout {
  /** One ASCII character; whichever of `,`, `;` and tab the first line has most of unless given. */
  readonly separator?: string;
  /** Of a file without a header: the names of its columns; `numbered` calls them 1, 2, 3 ... */
  readonly columns?: readonly string[] | 'numbered';
}

export interface CsvChunk {
  /** The first line that is not empty, or the names given; cells as they stand. */
  readonly header: readonly string[];
  readonly rows: readonly Row<readonly string[]>[];
  /** Bytes of the file that the rows and what lies between them take. */
  readonly bytes: number;
}

/** Bytes read a second time because of unclosed quotes, after which a quoted cell may no longer span lines. */
const mostReread = 64 * 1024 * 1024;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Rows of a CSV file (RFC 4180), many at a time; nothing for an empty file.
 *
 * Unless the layout says otherwise the separator is `,`, `;` or tab, whichever the header has most of. Lines end with LF or CR LF; empty lines are no rows. A
 * quote inside an unquoted cell stands for itself. A quote that is not closed within a mebibyte, or is closed in the middle of
 * a cell, makes the line on which its row starts an unparseable row, and reading goes on at the next line, so that it never
 * swallows the rest; a file with so many of them that 64 MiB were read twice has its further quoted cells end with their line.
 * The rows are a function of the bytes, however they are cut into pieces, and memory does not grow with file or row.
 *
 * @param blockBytes how many bytes are gathered, at least, before they are looked at
 * @throws {UnreadableFileError} when the header cannot be read
 */
export async function* readCsvRows(
  body: AsyncIterable<Uint8Array>,
  fileName: string,
  layout: CsvLayout = {},
  blockBytes?: number,
): AsyncGenerator<CsvChunk> {
  for await (const chunk of parseBlocks(body, createParser(fileName, layout), blockBytes)) if (chunk) yield chunk;
}

function createParser(fileName: string, { separator, columns }: CsvLayout): BlockParser<CsvChunk | undefined> {
  let header = columns === 'numbered' ? undefined : columns;
  let scan: CellScan | undefined;
  let line = 1;
  let isStart = true;
  let skipsLine = false;
  let reread = 0;
  /** Taken, but not yet part of a chunk: a byte order mark and empty lines. */
  let bytesBeforeHeader = 0;

  return { parse };

  function parse(bytes: Buffer, ended: boolean) {
    const rows: Row<readonly string[]>[] = [];
    const { length } = bytes;
    let at = 0;
    if (isStart) {
      if (length < 3 && !ended) return { consumed: 0, chunk: undefined };
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
      isStart = false;
    }
    while (at < length) {
      if (skipsLine) {
        const end = bytes.indexOf(lineFeed, at);
        if (end < 0) {
          at = length;
          break;
        }
        at = end + 1;
        line++;
        skipsLine = false;
        continue;
      }
      scan ??= createScan(bytes, at, ended, separator);
      if (scan === undefined) break;
      const found = scan.scan(bytes, at, ended, reread < mostReread);
      if (found === 'incomplete') break;
      if (found === 'row') {
        const end = scan.end > at && bytes[scan.end - 1] === carriageReturn ? scan.end - 1 : scan.end;
        if (end > at) addRow(rows, scan, bytes, at, end);
        line += scan.lines;
        at = scan.next;
      } else at = refuseLine(rows, scan, bytes, at, found);
    }
    if (header === undefined) {
      bytesBeforeHeader += at;
      return { consumed: at, chunk: undefined };
    }
    const chunk = { header, rows, bytes: bytesBeforeHeader + at };
    bytesBeforeHeader = 0;
    return { consumed: at, chunk };
  }

  function addRow(rows: Row<readonly string[]>[], scan: CellScan, bytes: Buffer, start: number, end: number): void {
    const replaced = scan.hasHighBytes && !isUtf8(bytes.subarray(start, end));
    const raw = scan.hasHighBytes ? bytes.toString('utf8', start, end) : bytes.toString('latin1', start, end);
    const content = scan.cells(bytes, start, end, raw);
    if (header === undefined) {
      header = columns === undefined ? content : content.map((_, column) => String(column + 1));
      if (columns === undefined) return;
    }
    if (content.length === header.length) rows.push({ line, bytes: end - start, content, raw, replaced });
    else {
      const message = `${header.length} cells were expected, as ${columns === undefined ? 'in the header' : 'there are columns'}, but ${content.length} came`;
      rows.push({ line, bytes: end - start, raw, problem: 'unparseable_row', message });
    }
  }

  /** Refuses the line at `start` and returns where reading goes on. */
  function refuseLine(
    rows: Row<readonly string[]>[],
    scan: CellScan,
    bytes: Buffer,
    start: number,
    problem: 'oversized' | 'malformed',
  ) {
    if (header === undefined) throw new UnreadableFileError(fileName, headerProblems[problem]);
    if (problem === 'oversized') {
      rows.push(oversizedRow(bytes.subarray(start), line, mostRowBytes));
      skipsLine = true;
      return start;
    }
    reread += scan.end - start;
    const lineEnd = bytes.indexOf(lineFeed, start);
    const next = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const end =
      lineEnd < 0 ? bytes.length : lineEnd > start && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    const raw = bytes.toString('utf8', start, end);
    rows.push({ line, bytes: end - start, raw, problem: 'unparseable_row', message: scan.message });
    line++;
    return next;
  }
}

const headerProblems = {
  oversized: 'the header line is longer than a mebibyte',
  malformed: 'the header line has a quote that is not closed',
} as const;

/** `undefined` while the first line that is not empty is not there as a whole. */
function createScan(bytes: Buffer, start: number, ended: boolean, separator: string | undefined): CellScan | undefined {
  if (separator !== undefined) return createCellScan(separator.charCodeAt(0));
  let at = start;
  while (bytes[at] === lineFeed || bytes[at] === carriageReturn) at++;
  const lineEnd = bytes.indexOf(lineFeed, at);
  if (lineEnd < 0 && !ended && bytes.length - start <= mostRowBytes) return undefined;
  return createCellScan(detectSeparator(bytes.subarray(at, lineEnd < 0 ? bytes.length : lineEnd)));
}
