import { compareUtf8 } from '../compare-utf8.ts';
import { type EventKind, eventKinds } from '../event/event.ts';
import type { Cell } from './activity.ts';
import { addSafely } from './add-safely.ts';

const kindOrder = new Map(eventKinds.map((kind, index) => [kind, index]));

/** Place of a kind in the encoding. */
export const kindIndex = (kind: EventKind): number => kindOrder.get(kind) as number;

/** Order of cells: by period, kind, category. */
export const compareCells = (a: Cell, b: Cell): number =>
  a.period - b.period || kindIndex(a.kind) - kindIndex(b.kind) || compareUtf8(a.category, b.category);

export const addCells = (a: Cell, b: Cell): Cell => ({
  period: a.period,
  kind: a.kind,
  category: a.category,
  count: addSafely(a.count, b.count),
  quantity: addSafely(a.quantity, b.quantity),
  amountMinor: addSafely(a.amountMinor, b.amountMinor),
  weight: addSafely(a.weight, b.weight),
});

/** Sorts cells and adds those of the same key. */
export const sumCells = (cells: readonly Cell[]): Cell[] =>
  combineSorted(cells.toSorted(compareCells), compareCells, addCells);

/** Joins neighbours that compare equal. */
export function combineSorted<T>(
  sorted: readonly T[],
  compare: (a: T, b: T) => number,
  combine: (a: T, b: T) => T,
): T[] {
  const joined: T[] = [];
  for (const item of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && compare(last, item) === 0) joined[joined.length - 1] = combine(last, item);
    else joined.push(item);
  }
  return joined;
}

/** Merges two sorted lists with unique keys into one, joining what has the same key. */
export function mergeByKey<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (a: T, b: T) => number,
  combine: (a: T, b: T) => T,
): readonly T[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as T;
    const y = b[j] as T;
    const order = compare(x, y);
    if (order === 0) merged.push(combine(x, y));
    else merged.push(order < 0 ? x : y);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  while (i < a.length) merged.push(a[i++] as T);
  while (j < b.length) merged.push(b[j++] as T);
  return merged;
}
