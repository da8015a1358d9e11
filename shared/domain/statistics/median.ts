/** Median; of an even count the mean of the middle two. `undefined` of nothing. Sorts its argument. */
export function median(values: Float64Array): number | undefined {
  values.sort();
  const high = values[values.length >>> 1];
  const low = values[(values.length - 1) >>> 1];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
