import { dayOf } from '../domain/event/day-of.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import type { ReadTime } from '../domain/event/time-format.ts';
import type { TimeZone } from '../domain/event/time-zone.ts';
import type { RowFields } from './row-fields.ts';
import { shorten } from './row-money.ts';

export interface RowTime {
  readonly instant: number;
  readonly day: number;
}

export interface TimeRules {
  /** Of times without an offset. */
  readonly sourceZone: TimeZone;
  /** Decides what a day is. */
  readonly dayZone: TimeZone;
  readonly readTime: ReadTime;
  /** What times look like, as in `a time such as 2011-12-01 08:26:00`. */
  readonly expected: string;
  /** Milliseconds since 1970-01-01T00:00Z: when the drop came. */
  readonly now: number;
  /** Whether rows say a time; where they do not, `now` is theirs. */
  readonly isSaid: boolean;
}

const earliest = Date.UTC(2000, 0, 1);
const mostAheadMs = 48 * 3_600_000;

/** Reads the time of rows. What cannot be read as a time counts as missing. */
export function createTimeReader<Content>(
  fields: RowFields<Content>,
  rules: TimeRules,
): (content: Content) => RowTime | Refusal {
  const read = fields.read.timestamp;
  const label = fields.label('timestamp');
  const latest = rules.now + mostAheadMs;
  if (!rules.isSaid) {
    const arrival = { instant: rules.now, day: dayOf(rules.now, rules.dayZone) };
    return () => arrival;
  }
  let lastText: string | undefined;
  let lastTime: RowTime | Refusal = { reason: 'missing_time', message: `${label} is empty` };
  const empty = lastTime;

  return (content) => {
    const text = read(content);
    if (text === undefined) return empty;
    if (text !== lastText) {
      lastText = text;
      lastTime = timeOf(text);
    }
    return lastTime;
  };

  function timeOf(text: string): RowTime | Refusal {
    const instant = rules.readTime(text, rules.sourceZone);
    if (instant === undefined) {
      const message = `${label} is "${shorten(text)}"; ${rules.expected} was expected`;
      return { reason: 'missing_time', message };
    }
    if (instant < earliest || instant > latest) {
      const message = `${label} is "${shorten(text)}"; a time from 2000-01-01 to 48 hours ahead was expected`;
      return { reason: 'absurd_time', message };
    }
    return { instant, day: dayOf(instant, rules.dayZone) };
  }
}
