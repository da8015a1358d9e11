import type { Evidence } from '../evidence/evidence.ts';
import type { HistoryEntry } from './own-items.ts';

/** What an act says of a customer's taste, in views. */
export const actWeights = { view: 1, favorite: 2, cart: 2.5, order: 4 } as const;

/** What a customer did with each product, by its last day, as recommendations look at it. */
export const historyOf = ({ items }: Pick<Evidence, 'items'>): HistoryEntry[] =>
  items.map(({ product, category, brand, views, favorites, carts, orders, lastDay }) => ({
    item: product,
    day: lastDay,
    weight:
      views * actWeights.view + favorites * actWeights.favorite + carts * actWeights.cart + orders * actWeights.order,
    ...(category !== '' && { category }),
    ...(brand !== '' && { brand }),
  }));
