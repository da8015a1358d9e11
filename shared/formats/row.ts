/** Bytes of the longest row that is read, its line end left out. */
export const mostRowBytes = 1024 * 1024;
/** What is kept of a row that is longer. */
export const keptBytes = 4096;

/** A row that could be taken apart. */
export interface GoodRow<Content> {
  /** Line of the file on which the row starts, from 1. */
  readonly line: number;
  /** Decompressed bytes, line ends left out. */
  readonly bytes: number;
  readonly content: Content;
  /** The row as it stands in the file. */
  readonly raw: string;
  /** Whether bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly replaced: boolean;
  readonly problem?: undefined;
}

/** A row that could not. */
export interface BadRow {
  readonly line: number;
  readonly bytes: number;
  /** Of an oversized row its first 4,096 bytes. */
  readonly raw: string;
  readonly problem: 'unparseable_row' | 'oversized_row';
  /** What was expected and what came, without a cell of the row. */
  readonly message: string;
}

export type Row<Content> = GoodRow<Content> | BadRow;

export const oversizedRow = (start: Buffer, line: number, bytes: number): BadRow => ({
  line,
  bytes,
  raw: start.toString('utf8', 0, Math.min(keptBytes, start.length)),
  problem: 'oversized_row',
  message: `the row is longer than ${mostRowBytes.toLocaleString('en')} bytes`,
});
