import type { Histories } from './interactions.ts';

/** A customer who had an item on the last day, in the whole numbers popularity is counted in. */
export const oneCustomer = 1000;

/**
 * Popularity by item: customers who have it, each weighed by 2^(−age / half-life) of the day they last had it, in thousandths. Sums of
 * whole numbers, the same in any order.
 *
 * @param counts whether a customer counts
 */
export function popularity(
  { offsets, items, days }: Histories,
  { items: size, day, halfLifeDays }: { readonly items: number; readonly day: number; readonly halfLifeDays: number },
  counts: (customer: number) => boolean = () => true,
): Float64Array {
  const sums = new Float64Array(size);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    if (!counts(customer)) continue;
    for (let row = offsets[customer] as number; row < (offsets[customer + 1] as number); row++) {
      const item = items[row] as number;
      const age = Math.max(0, day - (days[row] as number));
      sums[item] = (sums[item] as number) + Math.round(oneCustomer * 2 ** (-age / halfLifeDays));
    }
  }
  return sums;
}

/** The items of highest popularity, by falling popularity, then item; none that nobody has. */
export function mostPopular(sums: Float64Array, most: number): number[] {
  return Array.from(sums.keys())
    .filter((item) => (sums[item] as number) > 0)
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
    .slice(0, most);
}
