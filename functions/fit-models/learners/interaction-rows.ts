import { compareUtf8 } from '../../../shared/domain/compare-utf8.ts';
import type { Evidence, ItemEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { historyOf } from '../../../shared/domain/recommendations/customer-history.ts';
import type { Interactions } from '../../../shared/domain/recommendations/interactions.ts';

/** What many customers did with products, gathered customer by customer. */
export interface InteractionRows {
  add(evidence: Evidence): void;
  /** Names in UTF-8 order, and rows that name them by place. */
  finish(): { readonly names: readonly string[]; readonly interactions: Interactions };
}

/** Products of one customer: those of the newest last days, of one day the first by id. */
const mostItems = 100;

/**
 * One row a product, by the last day and by all that was done; at most 100 products a customer.
 *
 * @param daily a row each for the first and the last day instead: for looking at a part of the time alone
 */
export function createInteractionRows(daily: boolean, most = mostItems): InteractionRows {
  const numbers = new Map<string, number>();
  const offsets = [0];
  const rowItems: number[] = [];
  const days: number[] = [];
  const weights: number[] = [];

  function push(item: string, day: number, weight: number): void {
    let number = numbers.get(item);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(item, number);
    }
    rowItems.push(number);
    days.push(day);
    weights.push(weight);
  }

  return {
    add(evidence) {
      const items = newest(evidence.items, most);
      historyOf({ items }).forEach(({ item, day, weight }, at) => {
        const firstDay = items[at]?.firstDay ?? day;
        if (!daily || firstDay === day) push(item, day, weight);
        else for (const each of [firstDay, day]) push(item, each, weight / 2);
      });
      offsets.push(rowItems.length);
    },
    finish() {
      const names = [...numbers.keys()].sort(compareUtf8);
      const places = new Int32Array(names.length);
      names.forEach((name, place) => {
        places[numbers.get(name) as number] = place;
      });
      return {
        names,
        interactions: {
          offsets: Int32Array.from(offsets),
          items: Int32Array.from(rowItems, (item) => places[item] as number),
          days: Int32Array.from(days),
          weights: Float64Array.from(weights),
        },
      };
    },
  };
}

/** Sorting keeps the order of equals, which is that of ids. */
const newest = (items: readonly ItemEvidence[], most: number): readonly ItemEvidence[] =>
  items.length <= most ? items : items.toSorted((a, b) => b.lastDay - a.lastDay).slice(0, most);
