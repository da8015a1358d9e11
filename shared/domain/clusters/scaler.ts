import { median } from '../statistics/median.ts';
import { quantile } from '../statistics/quantile.ts';

/** How raw features become columns that weigh alike. Part of a model: what is scored later is scaled as what it was fitted to. */
export interface Scaler {
  /** Column by column: whether log(1 + x) is taken first, of values below 0 as of 0. */
  readonly logs: readonly boolean[];
  /** Median. */
  readonly centres: readonly number[];
  /** Interquartile range / 1.349, as wide as a standard deviation where values are normal. Above 0. */
  readonly scales: readonly number[];
  /** Scaled values beyond ± this are drawn in to it. */
  readonly limit: number;
}

const limit = 3;
/** Interquartile range of a normal distribution of standard deviation 1. */
const normalRange = 1.349;

/**
 * Robust scale of every column. Where the middle half of the values is one and the same the standard deviation stands in, and 1 where
 * all are. Unknown values (NaN) count nowhere.
 *
 * @param raw row-major n × d
 * @param logs d entries
 */
export function fitScaler(raw: Float64Array, logs: readonly boolean[]): Scaler {
  const columns = logs.map((log, column) => knownValues(raw, logs.length, column, log));
  return {
    logs,
    centres: columns.map((values) => median(values) ?? 0),
    scales: columns.map(scaleOf),
    limit,
  };
}

/** Scales rows; an unknown value becomes 0, the median. @param raw row-major n × d @returns row-major n × d */
export function scaleRows(raw: Float64Array, { logs, centres, scales, limit: most }: Scaler): Float64Array {
  const rows = new Float64Array(raw.length);
  const d = logs.length;
  for (let i = 0; i < raw.length; i++) {
    const column = i % d;
    const value = raw[i] as number;
    if (Number.isNaN(value)) continue;
    const scaled =
      (transform(value, logs[column] as boolean) - (centres[column] as number)) / (scales[column] as number);
    rows[i] = Math.max(-most, Math.min(most, scaled));
  }
  return rows;
}

/** Plain values of one scaled row; what was drawn in to the limit stays there. */
export const unscaleRow = (row: readonly number[], { logs, centres, scales }: Scaler): number[] =>
  row.map((value, column) => {
    const transformed = value * (scales[column] as number) + (centres[column] as number);
    return logs[column] ? Math.expm1(transformed) : transformed;
  });

const transform = (value: number, log: boolean): number => (log ? Math.log1p(Math.max(0, value)) : value);

function knownValues(raw: Float64Array, d: number, column: number, log: boolean): Float64Array {
  const values = new Float64Array(raw.length / d);
  let known = 0;
  for (let i = column; i < raw.length; i += d) {
    const value = raw[i] as number;
    if (!Number.isNaN(value)) values[known++] = transform(value, log);
  }
  return values.slice(0, known).sort();
}

/** @param sorted rising */
function scaleOf(sorted: Float64Array): number {
  if (sorted.length === 0) return 1;
  const range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  if (range > 0) return range / normalRange;
  if (sorted[0] === sorted[sorted.length - 1]) return 1;
  let mean = 0;
  for (const value of sorted) mean += value / sorted.length;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  return Math.sqrt(squares / sorted.length);
}
