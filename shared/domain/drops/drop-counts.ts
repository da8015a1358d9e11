import type { RefusalReason } from '../event/refusal.ts';

/** What became of the rows of a drop, or of its batches so far. read = applied + duplicate + refused. */
export interface DropCounts {
  readonly read: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly refused: Readonly<Partial<Record<RefusalReason, number>>>;
  /** Values that were mended on the way in, by what was done, such as `id_decimal` for `17850.0`. */
  readonly repaired: Readonly<Record<string, number>>;
  /** Sum over batches of the distinct customers of a batch. */
  readonly customers: number;
}

export const noRows: DropCounts = { read: 0, applied: 0, duplicate: 0, refused: {}, repaired: {}, customers: 0 };

export function addCounts(a: DropCounts, b: DropCounts): DropCounts {
  return {
    read: a.read + b.read,
    applied: a.applied + b.applied,
    duplicate: a.duplicate + b.duplicate,
    refused: addByKey(a.refused, b.refused),
    repaired: addByKey(a.repaired, b.repaired),
    customers: a.customers + b.customers,
  };
}

export const refusedRows = (counts: DropCounts): number =>
  Object.values(counts.refused).reduce((sum, rows) => sum + rows, 0);

function addByKey(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [key, rows] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + rows;
  return sum;
}
