import type { EventKind } from '../../shared/domain/event/event.ts';
import { parseTimeFormat } from '../../shared/domain/event/time-format.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { plainName, usualKinds } from './usual-columns.ts';

/** What is tried where ISO 8601 and numbers since 1970 do not do, likelier first. */
const formats = [
  'month_first',
  'day_first',
  'DD.MM.YYYY HH:mm:ss',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY',
  'D.M.YYYY H:mm',
  'D.M.YYYY',
  'YYYY/MM/DD HH:mm:ss',
  'YYYY/M/D H:mm:ss',
  'YYYY/M/D H:mm',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'YYYYMMDDHHmmss',
  'YYYY.MM.DD HH:mm:ss',
  'YYYY年MM月DD日',
  'D MMM YYYY HH:mm',
  'D MMM YYYY',
  'MMM D YYYY',
] as const;

export interface TimeGuess {
  /** Absent where ISO 8601 and numbers since 1970 do. */
  readonly format?: string;
  /** Day and month could be the other way round as well. */
  readonly isAmbiguous: boolean;
}

/** 2000-01-01 and 2100-01-01. */
const earliest = 946_684_800_000;
const latest = 4_102_444_800_000;
const utc = timeZone('UTC');

/** How times are written, when nineteen of twenty of the texts read so; `undefined` when they are no times. */
export function guessTime(texts: readonly string[]): TimeGuess | undefined {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (filled.length === 0) return undefined;
  const fitting = [undefined, ...formats].filter((format) => {
    const read = parseTimeFormat(format);
    const good = filled.filter((text) => {
      const instant = read?.(text, utc);
      return instant !== undefined && instant >= earliest && instant < latest;
    });
    return good.length >= filled.length * 0.95;
  });
  // Eight digits are a day before they are a number since 1970.
  const isDay = fitting.includes('YYYYMMDD');
  const [first] = isDay ? ['YYYYMMDD'] : fitting;
  if (fitting.length === 0) return undefined;
  return {
    ...(first !== undefined && { format: first }),
    isAmbiguous: first === 'month_first' && fitting.includes('day_first'),
  };
}

const commaNumber = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}$/;
const pointNumber = /^-?\d+\.\d+$/;

/** Whether numbers are written as in 1.234,50: some have a comma before their last digits, and none a point. */
export function hasDecimalComma(texts: readonly string[]): boolean {
  return texts.some((text) => commaNumber.test(text.trim())) && !texts.some((text) => pointNumber.test(text.trim()));
}

const mostKinds = 40;

export interface KindGuess {
  /** Value as it stands in the file -> kind. */
  readonly known: ReadonlyMap<string, EventKind>;
  /** Values that no kind goes by, most frequent first. */
  readonly unknown: readonly string[];
}

/** What the values of a column mean; `undefined` when it tells no kinds: none is known, or there are too many. */
export function guessKinds(texts: readonly string[]): KindGuess | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size > mostKinds) return undefined;
  const values = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
  const known = new Map<string, EventKind>();
  for (const value of values) {
    const kind = usualKinds.find(([, names]) => names.some((name) => plainName(name) === plainName(value)))?.[0];
    if (kind !== undefined) known.set(value, kind);
  }
  return known.size === 0 ? undefined : { known, unknown: values.filter((value) => !known.has(value)) };
}
