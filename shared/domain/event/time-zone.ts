/** An IANA time zone, with what was asked of it remembered. */
export interface TimeZone {
  readonly name: string;
  /** Milliseconds by which its clocks are ahead of UTC at the instant. */
  offsetAt(instant: number): number;
  /**
   * The instant at which its clocks show `local`, milliseconds since 1970-01-01T00:00 on them.
   *
   * A time shown twice is the earlier of the two; a time that the clocks skip is read with the offset before the gap, so 01:30
   * of a night that jumps from 01:00 to 02:00 is 02:30. (The "compatible" choice of RFC 5545 and ECMAScript's Temporal.)
   */
  instantOf(local: number): number;
}

export const dayMs = 86_400_000;
const mostRememberedDays = 50_000;
/** Marks a day within which the offset changes. */
const varies = Number.NaN;

const zones = new Map<string, TimeZone>();

/** @throws {RangeError} when the runtime knows no zone of that name */
export function timeZone(name: string): TimeZone {
  let zone = zones.get(name);
  if (!zone) {
    zone = createTimeZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function createTimeZone(name: string): TimeZone {
  const measure = offsetMeasure(name);
  const offsetOfUtcDay = rememberByDay((start) => {
    const offset = measure(start);
    return measure(start + dayMs) === offset ? offset : varies;
  });
  // Clocks run at most 14 hours ahead and 12 behind, so these bounds hold every instant of the local day.
  const offsetOfLocalDay = rememberByDay((start) => {
    const offset = measure(start - 15 * 3_600_000);
    return measure(start + dayMs + 13 * 3_600_000) === offset ? offset : varies;
  });
  const offsetAt = (instant: number): number => {
    const offset = offsetOfUtcDay(Math.floor(instant / dayMs));
    return !Number.isNaN(offset) ? offset : measure(instant);
  };
  const instantOf = (local: number): number => {
    const offset = offsetOfLocalDay(Math.floor(local / dayMs));
    if (!Number.isNaN(offset)) return local - offset;
    const before = measure(local - dayMs);
    const after = measure(local + dayMs);
    const early = local - Math.max(before, after);
    const late = local - Math.min(before, after);
    if (early + measure(early) === local) return early;
    if (late + measure(late) === local) return late;
    return local - before;
  };
  return { name, offsetAt, instantOf };
}

function rememberByDay(compute: (startOfDay: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastValue = varies;
  return (day) => {
    if (day === lastDay) return lastValue;
    let value = known.get(day);
    if (value === undefined) {
      if (known.size >= mostRememberedDays) known.clear();
      value = compute(day * dayMs);
      known.set(day, value);
    }
    lastDay = day;
    lastValue = value;
    return value;
  };
}

function offsetMeasure(name: string): (instant: number) => number {
  if (name === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const second = Math.floor(instant / 1000) * 1000;
    const shown: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(second)) {
      shown[type] = type === 'era' ? (value === 'BC' ? -1 : 1) : Number(value);
    }
    const { era = 1, year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = shown;
    const clock = new Date(0);
    clock.setUTCFullYear(era < 0 ? 1 - year : year, month - 1, day);
    return clock.setUTCHours(hour, minute, seconds) - second;
  };
}
