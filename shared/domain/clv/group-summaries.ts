import type { ClvSummary } from './clv-summary.ts';

/** Customers grouped by identical (x, tx, T), rising in this order: the same arrays in whatever order the customers came. */
export interface GroupedSummaries {
  /** Days in the unit of time of `tx` and `T`: 1 for days, 7 for weeks. */
  readonly unitDays: number;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Customers of each group, at least 1. */
  readonly count: Float64Array;
}

/**
 * @param unitDays days in the unit of time of the summaries. @default 1
 * @throws RangeError where a summary cannot be of a customer
 */
export function groupSummaries(
  summaries: readonly Pick<ClvSummary, 'x' | 'tx' | 'T'>[],
  unitDays = 1,
): GroupedSummaries {
  if (!(unitDays > 0 && unitDays < Number.POSITIVE_INFINITY))
    throw new RangeError(`Expected a unit of time of more than 0 days; ${unitDays} came.`);
  for (const { x, tx, T } of summaries) checkSummary(x, tx, T);
  const sorted = [...summaries].sort((a, b) => a.x - b.x || a.tx - b.tx || a.T - b.T);

  const most = sorted.length;
  const x = new Float64Array(most);
  const tx = new Float64Array(most);
  const T = new Float64Array(most);
  const count = new Float64Array(most);
  let groups = 0;
  for (const summary of sorted) {
    const at = groups - 1;
    if (at >= 0 && summary.x === x[at] && summary.tx === tx[at] && summary.T === T[at]) {
      count[at] = (count[at] as number) + 1;
      continue;
    }
    x[groups] = summary.x;
    tx[groups] = summary.tx;
    T[groups] = summary.T;
    count[groups++] = 1;
  }
  return {
    unitDays,
    x: x.slice(0, groups),
    tx: tx.slice(0, groups),
    T: T.slice(0, groups),
    count: count.slice(0, groups),
  };
}

function checkSummary(x: number, tx: number, T: number): void {
  const isSummary = Number.isSafeInteger(x) && x >= 0 && tx >= 0 && tx <= T && Number.isFinite(T) && tx > 0 === x > 0;
  if (!isSummary)
    throw new RangeError(`Expected 0 ≤ tx ≤ T, and tx > 0 exactly with x ≥ 1; x ${x}, tx ${tx}, T ${T} came.`);
}
