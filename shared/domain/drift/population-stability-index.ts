/** Stands for the share of an empty bin, whose logarithm has no value. */
const emptyShare = 0.0001;

/**
 * How far a distribution has moved: Σ (actual − expected) · ln(actual / expected) over the bins, which is the symmetric divergence of
 * Kullback and Leibler (1951) and, as the population stability index, usual in credit scoring (Siddiqi, Credit Risk Scorecards, 2006).
 * By the usual reading below 0.1 is little, up to 0.25 some, above that much. 0 or more; the same both ways.
 *
 * A bin that is empty on one side counts as a share of 0.0001 there, so it adds about 0.7 per tenth of the customers; one that is
 * empty on both sides adds nothing. A population of nobody has no distribution to move from or to: 0.
 *
 * @param expected shares of the bins, 0..1, in the earlier population
 * @param actual the same bins in the later one
 */
export function populationStabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  if (isNobody(expected) || isNobody(actual)) return 0;
  let index = 0;
  expected.forEach((share, bin) => {
    const before = Math.max(share, emptyShare);
    const now = Math.max(actual[bin] ?? 0, emptyShare);
    index += (now - before) * Math.log(now / before);
  });
  return index;
}

const isNobody = (shares: readonly number[]): boolean => shares.every((share) => share === 0);
