import type { Histories } from './interactions.ts';
import { createTopEntries } from './top-entries.ts';

/** Neighbours of items: item i has those from `offsets[i]` up to `offsets[i + 1]`, by falling similarity, then item. */
export interface SimilarItems {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
  /** Above 0, at most 1. */
  readonly similarities: Float64Array;
}

export interface SimilarItemsOptions {
  /** How many items there are. */
  readonly items: number;
  /** The day from which ages count; days after it count as it. */
  readonly day: number;
  readonly halfLifeDays: number;
  /** Customers in common, in full weight, at which a similarity counts half; 0 or more. */
  readonly shrink: number;
  readonly neighbours: number;
  /** Items of fewer customers have no neighbours and are none. */
  readonly minCustomers: number;
}

/** A weight of 1. Weights are whole, and so are sums of their products: exact, so no order of customers changes a bit. */
const full = 1024;
/** What a customer adds to two items in common at most. */
const one = full ** 3;

/**
 * Items that the same customers have: cosine with shrinkage, co(i, j) / √(co(i, i) · co(j, j)) · co(i, j) / (co(i, j) + shrink), where
 * co(i, j) adds up u · v(i) · v(j) over the customers with both:
 *
 * - v = 2^(−age / half-life) of an item, by the day the customer last had it, so that what goes out of fashion fades;
 * - u = 1 / ln(e − 1 + items of the customer), 1 for a single item: who has everything tells little (Breese, Heckerman, Kadie 1998).
 *
 * How often a customer had an item does not count. Item by item through an inverted index with one dense row of sums: memory grows with
 * items and rows, not with pairs. Exact up to eight million customers an item.
 */
export function similarItems(histories: Histories, options: SimilarItemsOptions): SimilarItems {
  const { shrink, neighbours, minCustomers } = options;
  const rows = weighRows(histories, options);
  const index = invert(histories, options.items);
  const lengths = squaredLengths(histories.items, rows, options.items);
  const customersOf = (item: number): number => (index.offsets[item + 1] as number) - (index.offsets[item] as number);

  const offsets = new Int32Array(options.items + 1);
  const items: number[] = [];
  const similarities: number[] = [];
  const sums = new Float64Array(options.items);
  const top = createTopEntries(neighbours);
  for (let item = 0; item < options.items; item++) {
    if (customersOf(item) >= minCustomers) {
      for (const other of addUp(item, sums)) {
        const common = sums[other] as number;
        sums[other] = 0;
        if (other === item || customersOf(other) < minCustomers) continue;
        const cosine = common / Math.sqrt((lengths[item] as number) * (lengths[other] as number));
        top.offer(other, cosine * (common / (common + shrink * one)));
      }
      for (const { entry, score } of top.take()) {
        items.push(entry);
        similarities.push(score);
      }
    }
    offsets[item + 1] = items.length;
  }
  return { offsets, items: Int32Array.from(items), similarities: Float64Array.from(similarities) };

  /** Adds up what all items have in common with one; returns the items with a sum. */
  function addUp(item: number, to: Float64Array): number[] {
    const touched: number[] = [];
    for (let at = index.offsets[item] as number; at < (index.offsets[item + 1] as number); at++) {
      const row = index.rows[at] as number;
      const customer = index.customers[at] as number;
      const factor = (rows.recency[row] as number) * (rows.customer[customer] as number);
      for (
        let other = histories.offsets[customer] as number;
        other < (histories.offsets[customer + 1] as number);
        other++
      ) {
        const j = histories.items[other] as number;
        if (to[j] === 0) touched.push(j);
        to[j] = (to[j] as number) + factor * (rows.recency[other] as number);
      }
    }
    return touched;
  }
}

interface RowWeights {
  /** By row, 1..`full`. */
  readonly recency: Int32Array;
  /** By customer, 1..`full`. */
  readonly customer: Int32Array;
  /** By row: that of its customer. */
  readonly customerOfRow: Int32Array;
}

function weighRows({ offsets, days }: Histories, { day, halfLifeDays }: SimilarItemsOptions): RowWeights {
  const whole = (weight: number): number => Math.max(1, Math.round(weight * full));
  const recency = Int32Array.from(days, (last) => whole(2 ** (-Math.max(0, day - last) / halfLifeDays)));
  const customer = new Int32Array(offsets.length - 1);
  const customerOfRow = new Int32Array(days.length);
  for (let at = 0; at < customer.length; at++) {
    const [start, end] = [offsets[at] as number, offsets[at + 1] as number];
    customer[at] = whole(1 / Math.log(Math.E - 1 + Math.max(1, end - start)));
    customerOfRow.fill(customer[at] as number, start, end);
  }
  return { recency, customer, customerOfRow };
}

function squaredLengths(items: Int32Array, { recency, customerOfRow }: RowWeights, size: number): Float64Array {
  const lengths = new Float64Array(size);
  items.forEach((item, row) => {
    lengths[item] = (lengths[item] as number) + (recency[row] as number) ** 2 * (customerOfRow[row] as number);
  });
  return lengths;
}

/** Rows and customers by item. */
function invert({ offsets: customerOffsets, items }: Histories, size: number) {
  const offsets = new Int32Array(size + 1);
  for (const item of items) offsets[item + 1] = (offsets[item + 1] as number) + 1;
  for (let item = 0; item < size; item++) offsets[item + 1] = (offsets[item + 1] as number) + (offsets[item] as number);
  const next = offsets.slice();
  const rows = new Int32Array(items.length);
  const customers = new Int32Array(items.length);
  for (let customer = 0; customer + 1 < customerOffsets.length; customer++)
    for (let row = customerOffsets[customer] as number; row < (customerOffsets[customer + 1] as number); row++) {
      const item = items[row] as number;
      const at = next[item] as number;
      next[item] = at + 1;
      rows[at] = row;
      customers[at] = customer;
    }
  return { offsets, rows, customers };
}
