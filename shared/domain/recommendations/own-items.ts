import { compareUtf8 } from '../compare-utf8.ts';
import type { ItemFacts } from './content-vector.ts';

/** One thing a customer did with an item, or all they did with it by its last day. Facts are for items the model does not know. */
export interface HistoryEntry extends ItemFacts {
  readonly item: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Above 0, such as orders. */
  readonly weight: number;
}

/** An item the customer already has. */
export interface OwnItem {
  readonly id: string;
  /** What it counts, above 0, at most 1. */
  readonly weight: number;
  readonly facts: ItemFacts;
}

/**
 * A customer's items by UTF-8 of their ids. One counts √weight · 2^(−age / half-life), its age up to the customer's newest day, over the
 * greatest of these: so how long the customer has been away makes no difference.
 *
 * @param most the newest items that are kept
 */
export function ownItems(history: readonly HistoryEntry[], halfLifeDays: number, most: number): OwnItem[] {
  const own = new Map<string, { day: number; weight: number; facts: ItemFacts }>();
  for (const { item, day, weight, ...facts } of history) {
    const before = own.get(item);
    const isNewer = before === undefined || day > before.day;
    own.set(item, {
      day: isNewer ? day : before.day,
      weight: weight + (before?.weight ?? 0),
      facts: isNewer ? facts : before.facts,
    });
  }
  const kept = [...own].sort(([a, x], [b, y]) => y.day - x.day || compareUtf8(a, b)).slice(0, most);
  const newest = kept[0]?.[1].day ?? 0;
  const counted = kept.map(([id, { day, weight, facts }]) => ({
    id,
    weight: Math.sqrt(weight) * 2 ** ((day - newest) / halfLifeDays),
    facts,
  }));
  const greatest = counted.reduce((max, { weight }) => Math.max(max, weight), 0);
  return counted.map((item) => ({ ...item, weight: item.weight / greatest })).sort((a, b) => compareUtf8(a.id, b.id));
}
