/**
 * What BG/NBD and Gamma-Gamma look at of one customer: `x` distinct order days after the first, `tx` from the first to the last order
 * day, `T` from the first order day to the end of observation. `tx` and `T` share one unit of time, days unless said otherwise;
 * 0 ≤ tx ≤ T, and tx = 0 exactly when x = 0.
 */
export interface ClvSummary {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  /**
   * Money of the days after the first, per such day; the first purchase is left out, as in BTYD and lifetimes. `undefined` without a
   * repeat day, and where the repeat days brought nothing: Gamma-Gamma knows positive values alone.
   */
  readonly meanRepeatValueMinor: number | undefined;
}

/**
 * The summary in days; `undefined` without an order day. Observation ends with the last whole day before `asOfDay`: an order on that
 * day has T = tx, and T is one day less than the `as_of`'s day − day that recency counts.
 *
 * @param orderDays distinct days, rising, all before `asOfDay`
 * @param dayMoneyMinor money of each of these days
 * @throws RangeError where days and money differ in number, or days do not rise or lie on or after `asOfDay`
 */
export function clvSummaryOf(
  orderDays: ArrayLike<number>,
  dayMoneyMinor: ArrayLike<number>,
  asOfDay: number,
): ClvSummary | undefined {
  const days = orderDays.length;
  if (dayMoneyMinor.length !== days)
    throw new RangeError(`Expected money of each order day; ${days} days came with ${dayMoneyMinor.length} sums.`);
  if (days === 0) return undefined;

  const first = orderDays[0] as number;
  let last = first;
  let moneyMinor = 0;
  for (let i = 1; i < days; i++) {
    const day = orderDays[i] as number;
    if (!(day > last)) throw new RangeError(`Expected rising distinct order days; day ${day} came after ${last}.`);
    last = day;
    moneyMinor += dayMoneyMinor[i] as number;
  }
  if (!(last < asOfDay)) throw new RangeError(`Expected order days before day ${asOfDay}; ${last} came.`);

  const x = days - 1;
  return {
    x,
    tx: last - first,
    T: asOfDay - 1 - first,
    meanRepeatValueMinor: moneyMinor > 0 ? moneyMinor / x : undefined,
  };
}
