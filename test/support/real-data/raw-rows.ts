/** Counting rows of a file by hand: what the tests of runs compare tags with. */

/** Value of each customer, of those for whom `value` has one. */
export const byCustomer = <Row, Value>(
  rows: readonly Row[],
  customerOf: (row: Row) => string,
  value: (own: readonly Row[]) => Value | undefined,
): Map<string, Value> =>
  new Map(
    [...Map.groupBy(rows, customerOf)].flatMap(([customer, own]) => {
      const found = value(own);
      return found === undefined ? [] : [[customer, found] as const];
    }),
  );

/** Days since 1970-01-01 of a local time that begins with its date. */
export const dayOf = (time: string): number => Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/** Distinct days, rising. */
export const daysOf = (times: readonly string[]): number[] => [...new Set(times.map(dayOf))].sort((a, b) => a - b);

/** Middle of the gaps between days, the mean of the middle two of an even number; `undefined` of one day. */
export function medianGap(days: readonly number[]): number | undefined {
  const gaps = days
    .slice(1)
    .map((day, at) => day - (days[at] ?? 0))
    .sort((a, b) => a - b);
  const middle = gaps.length / 2;
  if (gaps.length === 0) return undefined;
  return gaps.length % 2 === 1 ? gaps[Math.floor(middle)] : ((gaps[middle - 1] ?? 0) + (gaps[middle] ?? 0)) / 2;
}

/** In the order of the keys, so that two maps of the same content are equal whatever the order they were made in. */
export const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
