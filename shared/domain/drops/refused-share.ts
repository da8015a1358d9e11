import { addCounts, type DropCounts, noRows, refusedRows } from './drop-counts.ts';

/**
 * By how many percentage points, 0 to 100, the refused share of a drop lies above that of all rows of earlier ones; 0 where it does not.
 * Without earlier rows nothing refused is usual.
 */
export function percentageAboveUsual(drop: DropCounts, earlier: readonly DropCounts[]): number {
  return Math.max(0, 100 * (share(drop) - share(earlier.reduce(addCounts, noRows))));
}

const share = (counts: DropCounts): number => (counts.read === 0 ? 0 : refusedRows(counts) / counts.read);
