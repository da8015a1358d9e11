import { addSafely } from '../activity/add-safely.ts';
import type { Changeable } from '../changeable.ts';
import type {
  Contact,
  Evidence,
  ItemEvidence,
  MessageHour,
  NameCount,
  PlaceHour,
  Purchase,
  ReviewEvidence,
  VisitDay,
  WholeOrder,
} from './evidence.ts';

/** Evidence under way, in which adding costs no copy. Entries are kept by their key; a list that nothing was added to is not there. */
export interface EvidenceDraft {
  items?: Map<string, Changeable<ItemEvidence>>;
  purchases?: Purchase[];
  wholeOrders?: Map<number, WholeOrder>;
  visits?: Map<number, Changeable<VisitDay>>;
  searches?: Map<string, number>;
  places?: Map<string, Changeable<PlaceHour>>;
  messages?: Map<string, Changeable<MessageHour>>;
  reviews?: ReviewEvidence[];
  contacts?: Map<string, Changeable<Contact>>;
  invites: number;
  shares: number;
  /** weekday × 24 + hour -> orders. */
  orderHours?: Map<number, number>;
  payments?: Map<string, number>;
  deliveries?: Map<string, number>;
}

export const createEvidenceDraft = (): EvidenceDraft => ({ invites: 0, shares: 0 });

/** Takes in evidence of other days, or of another id of the same customer. Sums stop at 2^51, so that all can be written. */
export function addEvidence(draft: EvidenceDraft, more: Evidence): void {
  for (const item of more.items) addItem(draft, item);
  for (const purchase of more.purchases) addPurchase(draft, purchase);
  for (const order of more.wholeOrders) addWholeOrder(draft, order);
  for (const visit of more.visits) addVisits(draft, visit);
  addNames(draft, 'searches', more.searches);
  for (const place of more.places) addPlace(draft, place);
  for (const message of more.messages) addMessages(draft, message);
  for (const review of more.reviews) addReview(draft, review);
  for (const contact of more.contacts) addContact(draft, contact);
  draft.invites += more.invites;
  draft.shares += more.shares;
  for (const { weekday, hour, count } of more.orderHours) addOrderHour(draft, weekday, hour, count);
  addNames(draft, 'payments', more.payments);
  addNames(draft, 'deliveries', more.deliveries);
}

export function addPurchase(draft: EvidenceDraft, purchase: Purchase): void {
  draft.purchases ??= [];
  draft.purchases.push(purchase);
}

export function addReview(draft: EvidenceDraft, review: ReviewEvidence): void {
  draft.reviews ??= [];
  draft.reviews.push(review);
}

/** Of an order that is told again the message with the greatest (seconds, hash) stays. */
export function addWholeOrder(draft: EvidenceDraft, order: WholeOrder): void {
  draft.wholeOrders ??= new Map();
  const known = draft.wholeOrders.get(order.order);
  if (known === undefined || (order.seconds - known.seconds || order.hash - known.hash) > 0)
    draft.wholeOrders.set(order.order, order);
}

export function addItem(draft: EvidenceDraft, more: ItemEvidence): void {
  draft.items ??= new Map();
  const item = draft.items.get(more.product);
  if (item === undefined) {
    draft.items.set(more.product, { ...more });
    return;
  }
  item.category = newerName(item.category, more.category, more.lastDay - item.lastDay);
  item.brand = newerName(item.brand, more.brand, more.lastDay - item.lastDay);
  item.views += more.views;
  item.carts += more.carts;
  item.favorites += more.favorites;
  item.orders += more.orders;
  item.quantity = addSafely(item.quantity, more.quantity);
  item.amountMinor = addSafely(item.amountMinor, more.amountMinor);
  if (more.firstDay < item.firstDay) item.firstDay = more.firstDay;
  if (more.lastDay > item.lastDay) item.lastDay = more.lastDay;
  if (more.cartDay > item.cartDay) item.cartDay = more.cartDay;
  if (more.orderDay > item.orderDay) item.orderDay = more.orderDay;
}

/** The name that was said last, of two on the same day the greater. */
function newerName(name: string, other: string, daysLater: number): string {
  if (other === '' || name === '') return name || other;
  return daysLater > 0 || (daysLater === 0 && other > name) ? other : name;
}

export function addVisits(draft: EvidenceDraft, more: VisitDay): void {
  draft.visits ??= new Map();
  const day = draft.visits.get(more.day);
  if (day === undefined) {
    draft.visits.set(more.day, { ...more });
    return;
  }
  day.visits += more.visits;
  day.events += more.events;
  day.products += more.products;
  day.seconds += more.seconds;
  day.carts += more.carts;
  day.checkouts += more.checkouts;
  day.orders += more.orders;
}

export function addPlace(draft: EvidenceDraft, more: PlaceHour): void {
  draft.places ??= new Map();
  const key = `${more.hour} ${more.isWeekend ? 1 : 0} ${more.place}`;
  const place = draft.places.get(key);
  if (place === undefined) draft.places.set(key, { ...more });
  else place.count += more.count;
}

export function addMessages(draft: EvidenceDraft, more: MessageHour): void {
  draft.messages ??= new Map();
  const key = `${more.day} ${more.hour} ${more.action} ${more.channel}`;
  const message = draft.messages.get(key);
  if (message === undefined) draft.messages.set(key, { ...more });
  else message.count += more.count;
}

export function addContact(draft: EvidenceDraft, more: Contact): void {
  draft.contacts ??= new Map();
  const key = `${more.kind} ${more.target}`;
  const contact = draft.contacts.get(key);
  if (contact === undefined) {
    draft.contacts.set(key, { ...more });
    return;
  }
  contact.count += more.count;
  if (more.firstDay < contact.firstDay) contact.firstDay = more.firstDay;
}

export function addOrderHour(draft: EvidenceDraft, weekday: number, hour: number, count: number): void {
  draft.orderHours ??= new Map();
  const key = weekday * 24 + hour;
  draft.orderHours.set(key, (draft.orderHours.get(key) ?? 0) + count);
}

type Names = 'searches' | 'payments' | 'deliveries';

export function addName(draft: EvidenceDraft, list: Names, name: string, count = 1): void {
  draft[list] ??= new Map();
  const names = draft[list];
  names.set(name, (names.get(name) ?? 0) + count);
}

function addNames(draft: EvidenceDraft, list: Names, more: readonly NameCount[]): void {
  for (const { name, count } of more) addName(draft, list, name, count);
}
