/**
 * Area under the ROC curve: the share of pairs of one positive and one negative in which the positive has the greater score, ties half
 * (Mann-Whitney). `undefined` where there are no pairs.
 *
 * @param isPositive of each score
 */
export function areaUnderCurve(scores: ArrayLike<number>, isPositive: (row: number) => boolean): number | undefined {
  const order = Uint32Array.from({ length: scores.length }, (_, row) => row);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let [positives, negatives, pairs] = [0, 0, 0];
  for (let from = 0; from < order.length; ) {
    const score = scores[order[from] as number];
    let [up, down] = [0, 0];
    for (; from < order.length && scores[order[from] as number] === score; from++)
      if (isPositive(order[from] as number)) up++;
      else down++;
    pairs += up * (negatives + down / 2);
    positives += up;
    negatives += down;
  }
  return positives === 0 || negatives === 0 ? undefined : pairs / positives / negatives;
}
