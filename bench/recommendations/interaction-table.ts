import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { ItemFacts } from '../../shared/domain/recommendations/content-vector.ts';
import type { Interactions } from '../../shared/domain/recommendations/interactions.ts';

/** One order of an item, or one act. */
export interface Act {
  readonly customer: string;
  readonly item: string;
  readonly day: number;
  readonly weight: number;
  /** Whatever tells one order or session from another. */
  readonly basket: string;
}

export interface InteractionTable {
  /** Ids of items, in UTF-8 order. */
  readonly names: readonly string[];
  readonly interactions: Interactions;
  readonly factsOf: (id: string) => ItemFacts | undefined;
  /** Ids of what was bought together, a list a basket, with its day. */
  readonly baskets: readonly { readonly day: number; readonly items: readonly string[] }[];
}

export function tableOf(acts: readonly Act[], factsOf: (id: string) => ItemFacts | undefined): InteractionTable {
  const names = [...new Set(acts.map(({ item }) => item))].sort(compareUtf8);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const byCustomer = [...Map.groupBy(acts, ({ customer }) => customer)].sort(([a], [b]) => compareUtf8(a, b));
  const rows = byCustomer.flatMap(([, own]) => own);
  const offsets = [0];
  for (const [, own] of byCustomer) offsets.push((offsets.at(-1) as number) + own.length);
  return {
    names,
    factsOf,
    interactions: {
      offsets: Int32Array.from(offsets),
      items: Int32Array.from(rows, ({ item }) => numbers.get(item) as number),
      days: Int32Array.from(rows, ({ day }) => day),
      weights: Float64Array.from(rows, ({ weight }) => weight),
    },
    baskets: [...Map.groupBy(acts, ({ customer, basket }) => `${customer} ${basket}`).values()].map((own) => ({
      day: own[0]?.day ?? 0,
      items: [...new Set(own.map(({ item }) => item))],
    })),
  };
}
