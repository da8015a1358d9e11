import { mostRowBytes } from './row.ts';

/**
 * `row`: the scan's fields say where it ends. `incomplete`: more bytes are needed to tell. `oversized`: the line at the start is
 * too long. `malformed`: its quotes do not close, as `message` says.
 */
export type Found = 'row' | 'incomplete' | 'oversized' | 'malformed';

/** Finds the cells of one row at a time. The fields are of the last row scanned. */
export interface CellScan {
  scan(bytes: Buffer, start: number, ended: boolean, mayQuoteLines: boolean): Found;
  /** @param end end of the row without its line end; @param raw text of the bytes from start to end */
  cells(bytes: Buffer, start: number, end: number, raw: string): string[];
  /** Of a row: its end, CR included. Of a malformed one: how far it was read. */
  readonly end: number;
  /** Where the next row starts. */
  readonly next: number;
  /** Lines of the file that the row takes. */
  readonly lines: number;
  readonly hasHighBytes: boolean;
  readonly message: string;
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

export function createCellScan(separator: number): CellScan {
  /** Start and end of each cell's text within the bytes; the last end is set when the row's end is known. */
  let starts = new Int32Array(64);
  let ends = new Int32Array(64);
  let count = 0;
  /** Of each cell: 0 plain, 1 quoted, 2 quoted with doubled quotes. */
  let quoting = new Uint8Array(64);
  let hasQuotes = false;
  const state = { scan, cells, end: 0, next: 0, lines: 1, hasHighBytes: false, message: '' };
  return state;

  function scan(bytes: Buffer, start: number, ended: boolean, mayQuoteLines: boolean): Found {
    const limit = Math.min(bytes.length, start + mostRowBytes + 1);
    let at = start;
    let high = 0;
    let cellStart = start;
    count = 0;
    hasQuotes = false;
    for (; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte === separator) {
        if (count + 1 >= starts.length) grow();
        starts[count] = cellStart;
        ends[count++] = at;
        cellStart = at + 1;
      } else if (byte === lineFeed) break;
      else if (byte === quote && at === cellStart) return scanQuoted(bytes, start, at, high, ended, mayQuoteLines);
      high |= byte;
    }
    if (at === limit && !isEnd(bytes, start, at, ended)) return at - start > mostRowBytes ? 'oversized' : 'incomplete';
    starts[count] = cellStart;
    ends[count++] = at;
    return finish(at, bytes.length, 1, high);
  }

  /** The same from the first quoted cell on; `quoteAt` is its quote. */
  function scanQuoted(
    bytes: Buffer,
    start: number,
    quoteAt: number,
    highBefore: number,
    ended: boolean,
    mayQuoteLines: boolean,
  ): Found {
    const limit = Math.min(bytes.length, start + mostRowBytes + 1);
    let at = quoteAt;
    let high = highBefore;
    let lines = 1;
    if (!hasQuotes) quoting.fill(0);
    hasQuotes = true;
    for (;;) {
      if (count + 1 >= starts.length) grow();
      if (at < limit && bytes[at] === quote) {
        const open = ++at;
        let doubled = false;
        for (; at < limit; at++) {
          const byte = bytes[at] as number;
          if (byte === quote) {
            if (bytes[at + 1] !== quote) break;
            doubled = true;
            at++;
          } else if (byte === lineFeed) {
            if (!mayQuoteLines)
              return fail(bytes, start, at, ended, 'a quote that opens on this line is not closed on it');
            lines++;
          }
          high |= byte;
        }
        if (at >= limit) return unclosed(bytes, start, limit, ended);
        starts[count] = open;
        ends[count] = at;
        quoting[count++] = doubled ? 2 : 1;
        at++;
        const after = at < bytes.length ? bytes[at] : lineFeed;
        if (at === bytes.length && !ended) return 'incomplete';
        if (after === carriageReturn && at + 1 === bytes.length && !ended) return 'incomplete';
        const endsLine = after === lineFeed || (after === carriageReturn && (bytes[at + 1] ?? lineFeed) === lineFeed);
        if (endsLine) {
          const end = after === carriageReturn ? at + 1 : at;
          return end - start > mostRowBytes
            ? unclosed(bytes, start, end, ended)
            : finish(end, bytes.length, lines, high);
        }
        if (after !== separator) return fail(bytes, start, at, ended, 'text follows the closing quote of a cell');
      } else {
        starts[count] = at;
        for (; at < limit; at++) {
          const byte = bytes[at] as number;
          if (byte === separator || byte === lineFeed) break;
          high |= byte;
        }
        if (at === limit && !isEnd(bytes, start, at, ended)) return unclosed(bytes, start, limit, ended);
        ends[count] = at;
        quoting[count++] = 0;
        if (at === bytes.length || bytes[at] === lineFeed) return finish(at, bytes.length, lines, high);
      }
      at++;
    }
  }

  /** The limit was reached before the row's end: the limit of what is there, or of what a row may have. */
  function unclosed(bytes: Buffer, start: number, at: number, ended: boolean): Found {
    if (at - start <= mostRowBytes && !ended) return 'incomplete';
    return fail(bytes, start, at, ended, 'a quote that opens on this line is not closed');
  }

  /** Malformed, as soon as the line on which the row starts is there as a whole, or too long. */
  function fail(bytes: Buffer, start: number, at: number, ended: boolean, message: string): Found {
    const lineEnd = bytes.indexOf(lineFeed, start);
    const length = (lineEnd < 0 ? bytes.length : lineEnd) - start;
    if (length > mostRowBytes) return 'oversized';
    if (lineEnd < 0 && !ended) return 'incomplete';
    state.end = at;
    state.message = message;
    return 'malformed';
  }

  function finish(end: number, length: number, lines: number, high: number): Found {
    state.end = end;
    state.next = Math.min(end + 1, length);
    state.lines = lines;
    state.hasHighBytes = high > 127;
    return 'row';
  }

  function cells(bytes: Buffer, start: number, end: number, raw: string): string[] {
    if ((ends[count - 1] as number) > end) ends[count - 1] = end;
    const texts = new Array<string>(count);
    for (let cell = 0; cell < count; cell++) {
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      const text = state.hasHighBytes ? bytes.toString('utf8', from, to) : raw.slice(from - start, to - start);
      texts[cell] = hasQuotes && quoting[cell] === 2 ? text.replaceAll('""', '"') : text;
    }
    return texts;
  }

  function grow(): void {
    starts = widened(starts, new Int32Array(starts.length * 2));
    ends = widened(ends, new Int32Array(ends.length * 2));
    quoting = widened(quoting, new Uint8Array(quoting.length * 2));
  }
}

function isEnd(bytes: Buffer, start: number, at: number, ended: boolean): boolean {
  return ended && at === bytes.length && at - start <= mostRowBytes;
}

function widened<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
