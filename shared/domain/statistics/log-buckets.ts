/** Width of the buckets: any value of one is within this share of the bucket's own value. */
export const relativeError = 0.01;
const gamma = (1 + relativeError) / (1 - relativeError);
const logGamma = Math.log(gamma);

/** Sizes below it are taken for 0. */
export const leastSize = 1e-9;
/** Makes the index of the bucket of the least size 1, so that keys keep the order of the values. */
const shift = 1 - Math.ceil(Math.log(leastSize) / logGamma);

/**
 * Number of the bucket that a value falls in: 0 for zero, from 1 up for values above it, negative likewise below it. Rising with the
 * value.
 *
 * Source: Masson, Rim, Lee (2019), "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees".
 */
export function bucketOf(value: number): number {
  const size = Math.abs(value);
  if (size < leastSize) return 0;
  return Math.sign(value) * (Math.ceil(Math.log(size) / logGamma) + shift);
}

/** What stands for every value of a bucket. */
export const valueOfBucket = (bucket: number): number =>
  bucket === 0 ? 0 : (Math.sign(bucket) * 2 * gamma ** (Math.abs(bucket) - shift)) / (gamma + 1);
