import { addExactly, type ExactSum, roundedSum } from './exact-sum.ts';
import { bucketOf, valueOfBucket } from './log-buckets.ts';

/** Different values that are told apart; with more, all go into buckets. */
export const mostExactValues = 400;

/**
 * What is remembered of many numbers: how often each, while they are few; how many in each bucket of 1 % relative error, once there
 * are more. Merging sketches gives that of all their numbers together, however they were divided: whether they are told apart, and
 * every count, is a function of the numbers alone.
 */
export interface NumberSketch {
  count: number;
  least: number;
  most: number;
  sum: ExactSum;
  /** Whether the keys of `counts` are the values themselves, not buckets. */
  exact: boolean;
  counts: Map<number, number>;
}

export const emptySketch = (): NumberSketch => ({
  count: 0,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
  sum: [],
  exact: true,
  counts: new Map(),
});

/** @param value finite */
export function addNumber(sketch: NumberSketch, value: number): void {
  sketch.count++;
  if (value < sketch.least) sketch.least = value;
  if (value > sketch.most) sketch.most = value;
  addExactly(sketch.sum, value);
  addCount(sketch, sketch.exact ? value : bucketOf(value), 1);
}

/** Adds the numbers of another sketch. */
export function mergeSketch(into: NumberSketch, other: NumberSketch): void {
  into.count += other.count;
  into.least = Math.min(into.least, other.least);
  into.most = Math.max(into.most, other.most);
  for (const part of other.sum) addExactly(into.sum, part);
  if (!other.exact) toBuckets(into);
  for (const [key, count] of other.counts) addCount(into, other.exact && !into.exact ? bucketOf(key) : key, count);
}

function addCount(sketch: NumberSketch, key: number, count: number): void {
  sketch.counts.set(key, (sketch.counts.get(key) ?? 0) + count);
  if (sketch.exact && sketch.counts.size > mostExactValues) toBuckets(sketch);
}

function toBuckets(sketch: NumberSketch): void {
  if (!sketch.exact) return;
  const values = sketch.counts;
  sketch.exact = false;
  sketch.counts = new Map();
  for (const [value, count] of values) addCount(sketch, bucketOf(value), count);
}

/** Mean, correctly rounded sum over count. NaN of none. */
export const meanOf = (sketch: NumberSketch): number => roundedSum(sketch.sum) / sketch.count;

/** A share such as 0.07 is a little more than it says: 7 % of 100 is the 7th, not the 8th. */
const justBelowOne = 1 - 2 ** -50;

/**
 * Quantiles of type 1 of Hyndman and Fan: the ⌈p · n⌉th smallest value, the smallest for p = 0. Exact while values are told apart, else
 * within 1 % of it. NaN of none.
 *
 * @param shares each 0..1, rising
 */
export function quantilesOf(sketch: NumberSketch, shares: readonly number[]): number[] {
  const rising = [...sketch.counts].sort(([a], [b]) => a - b);
  let at = -1;
  let passed = 0;
  return shares.map((share) => {
    if (sketch.count === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(share * sketch.count * justBelowOne));
    while (passed < rank) passed += rising[++at]?.[1] ?? Number.POSITIVE_INFINITY;
    return valueAt(sketch, rising[at]?.[0] ?? 0);
  });
}

/** The value that most have, of several the least; of many different values the middle of the fullest bucket. NaN of none. */
export function modeOf(sketch: NumberSketch): number {
  let mode = Number.NaN;
  let most = 0;
  for (const [key, count] of sketch.counts) {
    if (count < most || (count === most && key > mode)) continue;
    most = count;
    mode = key;
  }
  return most === 0 ? mode : valueAt(sketch, mode);
}

const valueAt = ({ exact, least, most }: NumberSketch, key: number): number =>
  exact ? key : Math.min(most, Math.max(least, valueOfBucket(key)));
