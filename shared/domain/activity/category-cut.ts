import type { Activity, Cell, Contribution } from './activity.ts';
import { sumCells } from './cells.ts';
import { hash48 } from './hash48.ts';

/** Forgets all categories: their counts stay, under the empty name. */
export const noCategories = (activity: Activity): Activity => applyCut(activity, 0);

/**
 * Keeps at most `most` categories apart: those of least hash. The cut only ever sinks, so that what was dropped once stays
 * dropped and the outcome does not depend on the order of merging.
 */
export function cutCategories(activity: Activity, most: number): Activity {
  const names = new Set<string>();
  for (const { category } of activity.days) names.add(category);
  for (const { category } of activity.months) names.add(category);
  for (const { contributions } of activity.orders) for (const { category } of contributions) names.add(category);
  names.delete('');
  if (activity.categoryCut === undefined && names.size <= most) return activity;

  const cut = activity.categoryCut ?? Number.POSITIVE_INFINITY;
  const hashes = [...names].map(hash48).filter((hash) => hash <= cut);
  const sunk = hashes.length > most ? (hashes.sort((a, b) => a - b)[most - 1] as number) : cut;
  return applyCut(activity, sunk);
}

function applyCut(activity: Activity, categoryCut: number): Activity {
  const known = new Map<string, string>();
  const cut = (category: string): string => {
    if (category === '' || categoryCut === 0) return '';
    let name = known.get(category);
    if (name === undefined) {
      name = hash48(category) <= categoryCut ? category : '';
      known.set(category, name);
    }
    return name;
  };
  return {
    ...activity,
    days: cutCells(activity.days, cut),
    months: cutCells(activity.months, cut),
    orders: activity.orders.map((order) =>
      order.contributions.some(({ category }) => cut(category) !== category)
        ? { ...order, contributions: cutContributions(order.contributions, cut) }
        : order,
    ),
    categoryCut,
  };
}

const cutCells = (cells: readonly Cell[], cut: (category: string) => string): readonly Cell[] =>
  cells.some(({ category }) => cut(category) !== category)
    ? sumCells(cells.map((cell) => ({ ...cell, category: cut(cell.category) })))
    : cells;

const cutContributions = (all: readonly Contribution[], cut: (category: string) => string): Contribution[] =>
  sumCells(all.map((one) => ({ ...one, category: cut(one.category), period: 0, kind: 'order' as const }))).map(
    ({ period: _, kind: __, ...contribution }) => contribution,
  );
