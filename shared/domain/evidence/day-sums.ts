import { addSafely } from '../activity/add-safely.ts';
import type { Changeable } from '../changeable.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import type { MessageAction } from '../event/message-actions.ts';
import { heaviestPaths } from '../visits/common-paths.ts';
import { createFunnelDraft, type FunnelSums, funnelOf } from '../visits/funnel.ts';
import type { Visit } from '../visits/visit.ts';
import type { Evidence } from './evidence.ts';

/** One day of one product, over all customers. */
export interface ProductDay {
  readonly product: string;
  readonly category: string;
  readonly brand: string;
  /** Ids that did anything with it. */
  readonly customers: number;
  readonly orders: number;
  /** Price of a piece above 0 -> pieces sold at it: the commonest, by price. */
  readonly prices: readonly (readonly [unitMinor: number, pieces: number])[];
}

/** What the events of one day add up to, over all customers. */
export interface DaySums {
  /** By product. */
  readonly products: readonly ProductDay[];
  readonly funnel: FunnelSums;
  /** Commonest first. */
  readonly paths: readonly (readonly [path: string, visits: number])[];
  /** By channel, hour, action. */
  readonly messages: readonly (readonly [channel: string, hour: number, action: MessageAction, count: number])[];
  /** Commonest first. */
  readonly searches: readonly (readonly [term: string, customers: number])[];
}

/** Products of a day that are told apart: those with most orders, then customers. */
const mostProducts = 20_000;
/** Prices of a product that are told apart. */
export const mostPrices = 12;
const mostSearches = 500;
const mostDistinctPaths = 20_000;
export const mostChannels = 20;

interface ProductDraft extends Omit<Changeable<ProductDay>, 'prices'> {
  readonly prices: Map<number, number>;
}

export interface DaySumsDraft {
  /** Of one id. */
  addVisits(visits: readonly Visit[]): void;
  addCustomer(evidence: Evidence): void;
  finish(): DaySums;
}

export function createDaySums(): DaySumsDraft {
  const products = new Map<string, ProductDraft>();
  const funnel = createFunnelDraft();
  let paths = new Map<string, number>();
  const messages = new Map<string, [channel: string, hour: number, action: MessageAction, count: number]>();
  const searches = new Map<string, number>();

  function productOf(product: string, category: string, brand: string): ProductDraft {
    let draft = products.get(product);
    if (draft === undefined) {
      draft = { product, category, brand, customers: 0, orders: 0, prices: new Map() };
      products.set(product, draft);
    }
    // Of several names the greatest, so that neither the order of the events matters nor whether the day is digested in shares.
    if (compareUtf8(category, draft.category) > 0) draft.category = category;
    if (compareUtf8(brand, draft.brand) > 0) draft.brand = brand;
    return draft;
  }

  return {
    addVisits(visits) {
      funnelOf(visits, funnel);
      for (const { path } of visits) paths.set(path, (paths.get(path) ?? 0) + 1);
      // Customers come by id, so what is let go of does not depend on the order of the events.
      if (paths.size > mostDistinctPaths) paths = new Map(heaviestPaths(paths, mostDistinctPaths / 2));
    },
    addCustomer(evidence) {
      for (const item of evidence.items) {
        const draft = productOf(item.product, item.category, item.brand);
        draft.customers++;
        draft.orders += item.orders;
      }
      for (const { product, category, brand, unitMinor, quantity } of evidence.purchases) {
        if (unitMinor <= 0) continue;
        const { prices } = productOf(product, category, brand);
        prices.set(unitMinor, addSafely(prices.get(unitMinor) ?? 0, quantity));
      }
      for (const { channel, hour, action, count } of evidence.messages) {
        const key = `${channel}\0${hour}\0${action}`;
        const sum = messages.get(key);
        if (sum === undefined) messages.set(key, [channel, hour, action, count]);
        else sum[3] += count;
      }
      for (const { name } of evidence.searches) searches.set(name, (searches.get(name) ?? 0) + 1);
    },
    finish: () => ({
      products: [...products.values()]
        .sort((a, b) => b.orders - a.orders || b.customers - a.customers || compareUtf8(a.product, b.product))
        .slice(0, mostProducts)
        .sort((a, b) => compareUtf8(a.product, b.product))
        .map((draft) => ({ ...draft, prices: commonestPrices(draft.prices) })),
      funnel,
      paths: heaviestPaths(paths),
      messages: ofCommonest([...messages.values()]).sort(
        (a, b) => compareUtf8(a[0], b[0]) || a[1] - b[1] || compareUtf8(a[2], b[2]),
      ),
      searches: [...searches].sort(([a, x], [b, y]) => y - x || compareUtf8(a, b)).slice(0, mostSearches),
    }),
  };
}

/** Of so many channels that somebody put addresses there, the commonest alone. */
function ofCommonest(messages: DaySums['messages'][number][]): DaySums['messages'][number][] {
  const totals = new Map<string, number>();
  for (const [channel, , , count] of messages) totals.set(channel, (totals.get(channel) ?? 0) + count);
  const kept = new Set(
    [...totals]
      .sort(([a, x], [b, y]) => y - x || compareUtf8(a, b))
      .slice(0, mostChannels)
      .map(([channel]) => channel),
  );
  return messages.filter(([channel]) => kept.has(channel));
}

/** The prices most pieces were sold at, of several the higher; by rising price. */
export const commonestPrices = (prices: ReadonlyMap<number, number>): [unitMinor: number, pieces: number][] =>
  [...prices]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, mostPrices)
    .sort(([a], [b]) => a - b);
