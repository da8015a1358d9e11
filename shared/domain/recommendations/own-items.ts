import { compareUtf8 } from '../compare-utf8.ts';
import type { ItemFacts } from './content-vector.ts';
import type { ModelIndex, TermWeight } from './model-index.ts';

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
  /** Its place in the model; of an item the model does not know, a number of its own behind those. */
  readonly place: number;
  /** What it counts, above 0, at most 1. */
  readonly weight: number;
  readonly category: string | undefined;
  readonly vector: readonly TermWeight[];
}

/**
 * A customer's items by UTF-8 of their ids. One counts √weight · 2^(−age / half-life), its age up to the customer's newest day, over the
 * greatest of these: so how long the customer has been away makes no difference.
 *
 * @param most the newest items that are kept
 */
export function ownItems(history: readonly HistoryEntry[], index: ModelIndex, most: number): OwnItem[] {
  const kept = newestItems(history, most);
  const newest = kept[0]?.day ?? 0;
  const counts = kept.map(({ day, weight }) => Math.sqrt(weight) * 2 ** ((day - newest) / index.model.halfLifeDays));
  const greatest = counts.reduce((a, b) => Math.max(a, b), 0);
  return kept
    .map(({ item, facts }, at) => {
      const weight = (counts[at] as number) / greatest;
      const place = index.placeOf.get(item);
      return place === undefined
        ? { id: item, place: -1, weight, category: facts.category, vector: index.vectorOf(facts) }
        : { id: item, place, weight, category: index.categoryOf(place), vector: index.vectorAt(place) };
    })
    .sort((a, b) => compareUtf8(a.id, b.id))
    .map((item, at) => (item.place >= 0 ? item : { ...item, place: index.model.items.length + at }));
}

/** One entry an item: its last day, the sum of its weights, its newest facts. Newest first, then by UTF-8. */
function newestItems(history: readonly HistoryEntry[], most: number) {
  const own = new Map<string, { item: string; day: number; weight: number; facts: ItemFacts }>();
  for (const entry of history) {
    const { item, day, weight } = entry;
    const before = own.get(item);
    if (before === undefined) own.set(item, { item, day, weight, facts: entry });
    else {
      before.weight += weight;
      if (day > before.day) Object.assign(before, { day, facts: entry });
    }
  }
  return [...own.values()].sort((a, b) => b.day - a.day || compareUtf8(a.item, b.item)).slice(0, most);
}
