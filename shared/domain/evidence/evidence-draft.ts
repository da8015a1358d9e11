import type {
  Contact,
  Evidence,
  ItemEvidence,
  MessageHour,
  NameCount,
  OrderHour,
  PlaceHour,
  Purchase,
  ReviewEvidence,
  VisitDay,
} from './evidence.ts';

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Evidence under way, in which adding costs no copy. Entries are kept by their key. */
export interface EvidenceDraft {
  readonly items: Map<string, Changeable<ItemEvidence>>;
  readonly purchases: Purchase[];
  readonly visits: Map<number, Changeable<VisitDay>>;
  readonly searches: Map<string, number>;
  readonly places: Map<string, Changeable<PlaceHour>>;
  readonly messages: Map<string, Changeable<MessageHour>>;
  readonly reviews: ReviewEvidence[];
  readonly contacts: Map<string, Changeable<Contact>>;
  invites: number;
  shares: number;
  /** weekday × 24 + hour -> orders. */
  readonly orderHours: Map<number, number>;
  readonly payments: Map<string, number>;
  readonly deliveries: Map<string, number>;
}

export const createEvidenceDraft = (): EvidenceDraft => ({
  items: new Map(),
  purchases: [],
  visits: new Map(),
  searches: new Map(),
  places: new Map(),
  messages: new Map(),
  reviews: [],
  contacts: new Map(),
  invites: 0,
  shares: 0,
  orderHours: new Map(),
  payments: new Map(),
  deliveries: new Map(),
});

/** Takes in evidence of other days, or of another id of the same customer. */
export function addEvidence(draft: EvidenceDraft, more: Evidence): void {
  for (const item of more.items) addItem(draft, item);
  for (const purchase of more.purchases) draft.purchases.push(purchase);
  for (const visit of more.visits) addVisits(draft, visit);
  addNames(draft.searches, more.searches);
  for (const place of more.places) addPlace(draft, place);
  for (const message of more.messages) addMessages(draft, message);
  for (const review of more.reviews) draft.reviews.push(review);
  for (const contact of more.contacts) addContact(draft, contact);
  draft.invites += more.invites;
  draft.shares += more.shares;
  for (const { weekday, hour, count } of more.orderHours) addOrderHour(draft, weekday, hour, count);
  addNames(draft.payments, more.payments);
  addNames(draft.deliveries, more.deliveries);
}

export function addItem({ items }: EvidenceDraft, more: ItemEvidence): void {
  const item = items.get(more.product);
  if (item === undefined) {
    items.set(more.product, { ...more });
    return;
  }
  item.category = newerName(item.category, more.category, more.lastDay - item.lastDay);
  item.brand = newerName(item.brand, more.brand, more.lastDay - item.lastDay);
  item.views += more.views;
  item.carts += more.carts;
  item.favorites += more.favorites;
  item.orders += more.orders;
  item.quantity += more.quantity;
  item.amountMinor += more.amountMinor;
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

export function addVisits({ visits }: EvidenceDraft, more: VisitDay): void {
  const day = visits.get(more.day);
  if (day === undefined) {
    visits.set(more.day, { ...more });
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

export function addPlace({ places }: EvidenceDraft, more: PlaceHour): void {
  const key = `${more.hour} ${more.isWeekend ? 1 : 0} ${more.place}`;
  const place = places.get(key);
  if (place === undefined) places.set(key, { ...more });
  else place.count += more.count;
}

export function addMessages({ messages }: EvidenceDraft, more: MessageHour): void {
  const key = `${more.day} ${more.hour} ${more.action} ${more.channel}`;
  const message = messages.get(key);
  if (message === undefined) messages.set(key, { ...more });
  else message.count += more.count;
}

export function addContact({ contacts }: EvidenceDraft, more: Contact): void {
  const key = `${more.kind} ${more.target}`;
  const contact = contacts.get(key);
  if (contact === undefined) {
    contacts.set(key, { ...more });
    return;
  }
  contact.count += more.count;
  if (more.firstDay < contact.firstDay) contact.firstDay = more.firstDay;
}

export function addOrderHour({ orderHours }: EvidenceDraft, weekday: number, hour: number, count: number): void {
  const key = weekday * 24 + hour;
  orderHours.set(key, (orderHours.get(key) ?? 0) + count);
}

export function addName(names: Map<string, number>, name: string, count = 1): void {
  names.set(name, (names.get(name) ?? 0) + count);
}

function addNames(names: Map<string, number>, more: readonly NameCount[]): void {
  for (const { name, count } of more) addName(names, name, count);
}

export const orderHoursOf = ({ orderHours }: EvidenceDraft): OrderHour[] =>
  [...orderHours]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => ({ weekday: Math.floor(key / 24), hour: key % 24, count }));
