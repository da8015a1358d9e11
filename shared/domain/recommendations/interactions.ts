/**
 * What customers did with items: customer c has the rows `offsets[c]` up to, not including, `offsets[c + 1]`, in any order. A row is one
 * order or one look, so an item may repeat.
 *
 * Items are whole numbers from 0 in the UTF-8 order of their ids.
 */
export interface Interactions {
  /** One more than there are customers; the first is 0. */
  readonly offsets: Int32Array;
  readonly items: Int32Array;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Above 0, such as 1 an order. */
  readonly weights: Float64Array;
}

/** Interactions with one row per customer and item: the last of its days and the sum of its weights; newest first, then by item. */
export interface Histories extends Interactions {}

/** @param most items a customer that are kept: the newest, of one day those that are first by item */
export function foldHistories({ offsets, items, days, weights }: Interactions, most: number): Histories {
  const folded = {
    offsets: new Int32Array(offsets.length),
    items: new Int32Array(items.length),
    days: new Int32Array(items.length),
    weights: new Float64Array(items.length),
  };
  let rows = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const own = new Map<number, { day: number; weight: number }>();
    for (let row = offsets[customer] as number; row < (offsets[customer + 1] as number); row++) {
      const [item, day, weight] = [items[row] as number, days[row] as number, weights[row] as number];
      const before = own.get(item);
      own.set(item, { day: Math.max(day, before?.day ?? day), weight: weight + (before?.weight ?? 0) });
    }
    const newest = [...own].sort(([a, x], [b, y]) => y.day - x.day || a - b).slice(0, most);
    for (const [item, { day, weight }] of newest) {
      folded.items[rows] = item;
      folded.days[rows] = day;
      folded.weights[rows] = weight;
      rows++;
    }
    folded.offsets[customer + 1] = rows;
  }
  return {
    offsets: folded.offsets,
    items: folded.items.slice(0, rows),
    days: folded.days.slice(0, rows),
    weights: folded.weights.slice(0, rows),
  };
}

/** Those rows alone, for the same customers. */
export function rowsWhere(
  { offsets, items, days, weights }: Interactions,
  keeps: (row: number) => boolean,
): Interactions {
  const rows = new Int32Array(items.length);
  const keptOffsets = new Int32Array(offsets.length);
  let count = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    for (let row = offsets[customer] as number; row < (offsets[customer + 1] as number); row++)
      if (keeps(row)) rows[count++] = row;
    keptOffsets[customer + 1] = count;
  }
  const kept = rows.subarray(0, count);
  return {
    offsets: keptOffsets,
    items: kept.map((row) => items[row] as number),
    days: kept.map((row) => days[row] as number),
    weights: Float64Array.from(kept, (row) => weights[row] as number),
  };
}

/** The rows before a day and those from it on, for the same customers. */
export function splitAtDay(interactions: Interactions, day: number): { before: Interactions; after: Interactions } {
  const isBefore = (row: number): boolean => (interactions.days[row] as number) < day;
  return { before: rowsWhere(interactions, isBefore), after: rowsWhere(interactions, (row) => !isBefore(row)) };
}
