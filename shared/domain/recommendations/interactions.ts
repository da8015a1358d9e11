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
  const folded = { offsets: [0], items: [] as number[], days: [] as number[], weights: [] as number[] };
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const own = new Map<number, { day: number; weight: number }>();
    for (let row = offsets[customer] as number; row < (offsets[customer + 1] as number); row++) {
      const [item, day, weight] = [items[row] as number, days[row] as number, weights[row] as number];
      const before = own.get(item);
      own.set(item, { day: Math.max(day, before?.day ?? day), weight: weight + (before?.weight ?? 0) });
    }
    const newest = [...own].sort(([a, x], [b, y]) => y.day - x.day || a - b).slice(0, most);
    for (const [item, { day, weight }] of newest) {
      folded.items.push(item);
      folded.days.push(day);
      folded.weights.push(weight);
    }
    folded.offsets.push(folded.items.length);
  }
  return {
    offsets: Int32Array.from(folded.offsets),
    items: Int32Array.from(folded.items),
    days: Int32Array.from(folded.days),
    weights: Float64Array.from(folded.weights),
  };
}

/** The rows before a day and those from it on, for the same customers. */
export function splitAtDay(interactions: Interactions, day: number): { before: Interactions; after: Interactions } {
  const rowsWhere = (keeps: (day: number) => boolean): Interactions => {
    const rows: number[] = [];
    const offsets = new Int32Array(interactions.offsets.length);
    for (let customer = 0; customer + 1 < offsets.length; customer++) {
      const end = interactions.offsets[customer + 1] as number;
      for (let row = interactions.offsets[customer] as number; row < end; row++)
        if (keeps(interactions.days[row] as number)) rows.push(row);
      offsets[customer + 1] = rows.length;
    }
    return {
      offsets,
      items: Int32Array.from(rows, (row) => interactions.items[row] as number),
      days: Int32Array.from(rows, (row) => interactions.days[row] as number),
      weights: Float64Array.from(rows, (row) => interactions.weights[row] as number),
    };
  };
  return { before: rowsWhere((at) => at < day), after: rowsWhere((at) => at >= day) };
}
