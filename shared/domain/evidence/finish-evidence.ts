import { compareUtf8 } from '../compare-utf8.ts';
import type {
  Evidence,
  ItemEvidence,
  MessageHour,
  NameCount,
  OrderHour,
  PlaceHour,
  Purchase,
  ReviewEvidence,
  WholeOrder,
} from './evidence.ts';
import type { EvidenceDraft } from './evidence-draft.ts';
import { evidenceLimits } from './evidence-limits.ts';

/** The draft as a value: cut to the limits, sorted by the keys. */
export function finishEvidence(
  draft: EvidenceDraft,
  limits: Readonly<typeof evidenceLimits> = evidenceLimits,
): Evidence {
  return {
    items: first([...(draft.items?.values() ?? [])], limits.items, newestItem).sort((a, b) =>
      compareUtf8(a.product, b.product),
    ),
    purchases: newest((draft.purchases ?? []).sort(byPurchase), limits.purchases),
    wholeOrders: first([...(draft.wholeOrders?.values() ?? [])], limits.wholeOrders, newestOrder).sort(
      (a, b) => a.order - b.order,
    ),
    visits: [...(draft.visits?.values() ?? [])].sort((a, b) => a.day - b.day),
    searches: commonest(draft.searches, limits.searches),
    places: first([...(draft.places?.values() ?? [])], limits.places, commonestPlace).sort(byPlace),
    messages: newest([...(draft.messages?.values() ?? [])].sort(byMessage), limits.messages),
    reviews: newest((draft.reviews ?? []).sort(byReview), limits.reviews),
    contacts: first(
      [...(draft.contacts?.values() ?? [])],
      limits.contacts,
      (a, b) => b.count - a.count || byContact(a, b),
    ).sort(byContact),
    invites: draft.invites,
    shares: draft.shares,
    orderHours: orderHoursOf(draft.orderHours),
    payments: commonest(draft.payments, limits.names),
    deliveries: commonest(draft.deliveries, limits.names),
  };
}

type Compare<T> = (a: T, b: T) => number;

function first<T>(entries: T[], most: number, compare: Compare<T>): T[] {
  return entries.length <= most ? entries : entries.sort(compare).slice(0, most);
}

/** @param rising by time */
const newest = <T>(rising: T[], most: number): T[] => (rising.length <= most ? rising : rising.slice(-most));

const commonest = (names: ReadonlyMap<string, number> = new Map(), most: number): NameCount[] =>
  first(
    Array.from(names, ([name, count]) => ({ name, count })),
    most,
    (a, b) => b.count - a.count || compareUtf8(a.name, b.name),
  ).sort((a, b) => compareUtf8(a.name, b.name));

const orderHoursOf = (orderHours: ReadonlyMap<number, number> = new Map()): OrderHour[] =>
  [...orderHours]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => ({ weekday: Math.floor(key / 24), hour: key % 24, count }));

const newestItem: Compare<ItemEvidence> = (a, b) =>
  b.lastDay - a.lastDay || b.orders - a.orders || b.views - a.views || compareUtf8(a.product, b.product);

const byPurchase: Compare<Purchase> = (a, b) =>
  a.day - b.day ||
  compareUtf8(a.product, b.product) ||
  a.unitMinor - b.unitMinor ||
  a.quantity - b.quantity ||
  compareUtf8(a.category, b.category) ||
  compareUtf8(a.brand, b.brand);

const newestOrder: Compare<WholeOrder> = (a, b) => b.day - a.day || b.seconds - a.seconds || a.order - b.order;

const byPlace: Compare<PlaceHour> = (a, b) =>
  a.hour - b.hour || Number(a.isWeekend) - Number(b.isWeekend) || compareUtf8(a.place, b.place);

const commonestPlace: Compare<PlaceHour> = (a, b) => b.count - a.count || byPlace(a, b);

const byMessage: Compare<MessageHour> = (a, b) =>
  a.day - b.day || a.hour - b.hour || compareUtf8(a.channel, b.channel) || compareUtf8(a.action, b.action);

const byReview: Compare<ReviewEvidence> = (a, b) =>
  a.day - b.day ||
  compareUtf8(a.category, b.category) ||
  a.rating - b.rating ||
  (a.sentiment ?? -101) - (b.sentiment ?? -101) ||
  compareUtf8(a.complaints.join(), b.complaints.join());

const byContact = (a: { readonly target: string; readonly kind: string }, b: typeof a): number =>
  compareUtf8(a.target, b.target) || compareUtf8(a.kind, b.kind);
