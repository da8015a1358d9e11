/** Upper age in whole days (exclusive) and the weight until then, in hundredths; the last step has no end. */
const steps = [
  { beforeDay: 3, hundredths: 100 },
  { beforeDay: 7, hundredths: 85 },
  { beforeDay: 15, hundredths: 70 },
  { beforeDay: 30, hundredths: 50 },
  { beforeDay: Number.POSITIVE_INFINITY, hundredths: 10 },
] as const;

/**
 * How much of an act's interest weight is left after `ageDays` whole days, in hundredths.
 *
 * Constant from day 30 on: days older than that can be put together without changing any weight.
 *
 * @param ageDays 0 on the day before `as_of`'s own
 * @throws {RangeError} for an age below 0: what lies on `as_of`'s day or after it counts nowhere
 */
export function decayHundredths(ageDays: number): number {
  if (ageDays >= 0) for (const { beforeDay, hundredths } of steps) if (ageDays < beforeDay) return hundredths;
  throw new RangeError(`An age of 0 days or more was expected, not ${ageDays}.`);
}
