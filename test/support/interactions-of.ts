import type { Interactions } from '../../shared/domain/recommendations/interactions.ts';

/** A row: item, day, and weight where it is not 1. */
export type Row = readonly [item: number, day: number, weight?: number];

export function interactionsOf(customers: readonly (readonly Row[])[]): Interactions {
  const rows = customers.flat();
  const offsets = [0];
  for (const own of customers) offsets.push((offsets.at(-1) as number) + own.length);
  return {
    offsets: Int32Array.from(offsets),
    items: Int32Array.from(rows, ([item]) => item),
    days: Int32Array.from(rows, ([, day]) => day),
    weights: Float64Array.from(rows, ([, , weight = 1]) => weight),
  };
}
