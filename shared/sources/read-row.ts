import type { Encoding } from '../contracts/mapping.ts';
import type { Event } from '../domain/event/event.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import type { Row } from '../formats/row.ts';
import type { MappedEvent } from './row-mapper.ts';

interface RowPlace {
  /** Line of the file on which the row starts, from 1. */
  readonly line: number;
  /** Decompressed bytes of the row, as UTF-8. */
  readonly bytes: number;
}

export type ReadRow = RowPlace & (AcceptedRow | RefusedRow);

interface AcceptedRow {
  readonly event: Event;
  readonly repaired?: readonly string[];
  /** The row itself, where the source says that no row comes twice. */
  readonly uniqueRow?: string;
  readonly refusal?: undefined;
}

interface RefusedRow {
  readonly event?: undefined;
  readonly refusal: Refusal;
  readonly raw: string;
}

export interface RowOptions {
  readonly encoding?: Encoding;
  readonly uniqueRows: boolean;
}

/** What becomes of a row of a file. */
export function readRow<Content>(
  row: Row<Content>,
  map: (content: Content, raw: string) => MappedEvent | Refusal,
  { encoding, uniqueRows }: RowOptions,
): ReadRow {
  const { line, bytes, raw } = row;
  if (row.problem !== undefined) return { line, bytes, refusal: { reason: row.problem, message: row.message }, raw };
  const mapped = map(row.content, raw);
  if ('reason' in mapped) return { line, bytes, refusal: mapped, raw };
  const { event } = mapped;
  const mended = row.replaced ? 'invalid_utf8' : isMisread(raw, encoding) ? 'invalid_encoding' : undefined;
  const repaired = mended === undefined ? mapped.repaired : [...mapped.repaired, mended];
  if (uniqueRows) return { line, bytes, event, repaired, uniqueRow: raw };
  return repaired.length === 0 ? { line, bytes, event } : { line, bytes, event, repaired };
}

/** Bytes that are none of the encoding a source names were replaced before anybody could count them. */
const isMisread = (raw: string, encoding: Encoding | undefined): boolean =>
  encoding !== undefined && encoding !== 'utf-8' && raw.includes('\uFFFD');
