import { compareUtf8 } from '../../../shared/domain/compare-utf8.ts';
import type { Evidence } from '../../../shared/domain/evidence/evidence.ts';
import { historyOf } from '../../../shared/domain/recommendations/customer-history.ts';
import type { Interactions } from '../../../shared/domain/recommendations/interactions.ts';

/** What many customers did with products, gathered customer by customer. */
export interface InteractionRows {
  add(evidence: Evidence): void;
  /** Names in UTF-8 order, and rows that name them by place. */
  finish(): { readonly names: readonly string[]; readonly interactions: Interactions };
}

/**
 * One row a product, by the last day and by all that was done.
 *
 * @param daily a row each for the first and the last day instead: for looking at a part of the time alone
 */
export function createInteractionRows(daily: boolean): InteractionRows {
  const numbers = new Map<string, number>();
  const offsets = [0];
  const items: number[] = [];
  const days: number[] = [];
  const weights: number[] = [];

  function push(item: string, day: number, weight: number): void {
    let number = numbers.get(item);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(item, number);
    }
    items.push(number);
    days.push(day);
    weights.push(weight);
  }

  return {
    add(evidence) {
      historyOf(evidence).forEach(({ item, day, weight }, at) => {
        const firstDay = evidence.items[at]?.firstDay ?? day;
        if (!daily || firstDay === day) push(item, day, weight);
        else for (const each of [firstDay, day]) push(item, each, weight / 2);
      });
      offsets.push(items.length);
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
          items: Int32Array.from(items, (item) => places[item] as number),
          days: Int32Array.from(days),
          weights: Float64Array.from(weights),
        },
      };
    },
  };
}
