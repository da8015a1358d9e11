import { isUtf8 } from 'node:buffer';
import { mostRowBytes, oversizedRow, type Row } from './row.ts';
import { type BlockParser, parseBlocks } from './row-blocks.ts';

/** An object as it stands in the file. Its keys are the sender's: look them up with `Object.hasOwn`. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonChunk {
  readonly rows: readonly Row<JsonObject>[];
  readonly bytes: number;
}

const lineFeed = 10;

/**
 * Objects of a JSON Lines file, many at a time. Lines of blanks are no rows; what is no object, or no JSON, is an unparseable
 * row. The rows are a function of the bytes, however they are cut into pieces, and memory does not grow with file or line.
 *
 * @param blockBytes how many bytes are gathered, at least, before they are looked at
 */
export const readJsonLines = (body: AsyncIterable<Uint8Array>, blockBytes?: number): AsyncGenerator<JsonChunk> =>
  parseBlocks(body, createParser(), blockBytes);

function createParser(): BlockParser<JsonChunk> {
  let line = 1;
  let isStart = true;
  let skipsLine = false;

  return { parse };

  function parse(bytes: Buffer, ended: boolean) {
    const rows: Row<JsonObject>[] = [];
    let at = 0;
    if (isStart) {
      if (bytes.length < 3 && !ended) return { consumed: 0, chunk: { rows, bytes: 0 } };
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
      isStart = false;
    }
    while (at < bytes.length) {
      const lineEnd = bytes.indexOf(lineFeed, at);
      const end = lineEnd < 0 ? bytes.length : lineEnd;
      if (!skipsLine && end - at > mostRowBytes) {
        rows.push(oversizedRow(bytes.subarray(at), line, mostRowBytes));
        skipsLine = true;
      }
      if (lineEnd < 0 && !ended) {
        if (skipsLine) at = end;
        break;
      }
      if (!skipsLine) addRow(rows, bytes, at, end);
      skipsLine = false;
      line++;
      at = Math.min(end + 1, bytes.length);
    }
    return { consumed: at, chunk: { rows, bytes: at } };
  }

  function addRow(rows: Row<JsonObject>[], bytes: Buffer, start: number, lineEnd: number): void {
    let end = lineEnd;
    while (end > start && (bytes[end - 1] as number) <= 32) end--;
    if (end === start) return;
    const raw = bytes.toString('utf8', start, end);
    const replaced = raw.includes('\uFFFD') && !isUtf8(bytes.subarray(start, end));
    const content = parseObject(raw);
    if (typeof content === 'object') rows.push({ line, bytes: end - start, content, raw, replaced });
    else rows.push({ line, bytes: end - start, raw, problem: 'unparseable_row', message: content });
  }
}

/** The object, or what came in its place. */
function parseObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'a JSON object was expected on the line; it is no JSON';
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  const found = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
  return `a JSON object was expected on the line, but ${found} came`;
}

/**
 * The object again, with integers that a double cannot hold as the text that stands in the file: an id of 20 digits stays whole.
 *
 * @param text a line that `readJsonLines` gave as a good row
 */
export function parseWithLongIntegers(text: string): JsonObject {
  const reviver = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value)
      ? (context?.source ?? value)
      : value;
  return JSON.parse(text, reviver) as JsonObject;
}
