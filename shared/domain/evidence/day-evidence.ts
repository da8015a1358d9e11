import { addSafely } from '../activity/add-safely.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { cutText } from '../cut-text.ts';
import type { Event, EventKind, ProductLine } from '../event/event.ts';
import { isAct } from '../event/is-act.ts';
import { type MessageAction, messageActions } from '../event/message-actions.ts';
import type { TimeZone } from '../event/time-zone.ts';
import { type ProfileId, profileIdsOf } from '../identity/profile-id.ts';
import { type FunnelStage, stages } from '../visits/funnel-stage.ts';
import { type VisitEvent, visitsOf } from '../visits/visit.ts';
import { createDayOrders, type DayOrder, type DayOrders } from './day-orders.ts';
import { createDaySums, type DaySums } from './day-sums.ts';
import type { Evidence, ItemEvidence, WholeOrder } from './evidence.ts';
import {
  addContact,
  addItem,
  addMessages,
  addName,
  addPlace,
  addReview,
  addVisits,
  addWholeOrder,
  createEvidenceDraft,
  type EvidenceDraft,
} from './evidence-draft.ts';
import { finishEvidence } from './finish-evidence.ts';
import { localHour, weekdayOf } from './local-hour.ts';
import { addOrder, nothingDone, settleOrders } from './settle-orders.ts';

/** What is kept of a text that somebody wrote. */
export interface TextReading {
  /** −1 (negative) .. 1; `undefined` where it says nothing or is in no language that is read. */
  readonly sentiment: number | undefined;
  readonly complaints: readonly string[];
}

export interface DayEvidenceOptions {
  readonly day: number;
  readonly zone: TimeZone;
  /** @param rating stars, 1 to 5, where there are any */
  readonly readText: (text: string, rating: number | undefined) => TextReading;
}

/** Products of an order, for what is bought together. */
export interface Basket {
  /** Where samples are drawn from: 48 bits. */
  readonly id: number;
  /** Distinct, by UTF-8 bytes. */
  readonly products: readonly string[];
}

export interface FinishedDay {
  readonly sums: DaySums;
  /** Those of at least one product, by id. */
  readonly baskets: readonly Basket[];
}

export interface DayEvidence {
  add(event: Event): void;
  /**
   * Hands out what there is of each id, by id, and lets go of it. The gatherer is of no use afterwards.
   *
   * @param keep takes the evidence of one id
   */
  finish(keep: (id: ProfileId, evidence: Evidence) => void): FinishedDay;
}

interface OfOneId {
  readonly draft: EvidenceDraft;
  readonly visitEvents: VisitEvent[];
  readonly orders: DayOrders;
}

/** Longer names and terms are cut to this many characters. */
const longestName = 80;
const longestTerm = 60;
/** Products of one order that are looked at together. */
const mostInBasket = 200;
/** Kinds that do not happen where the customer is. */
const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>(['message', 'identify', 'alias', 'consent', 'refund']);
const saysSomething: ReadonlySet<EventKind> = new Set<EventKind>(['review', 'comment', 'survey']);
const actions: ReadonlySet<string> = new Set(messageActions);

/**
 * Gathers what the acts of one day say of each id that they belong to, and together. The events may come in any order; which of them came
 * first tells in an order of more lines than are kept alone.
 */
export function createDayEvidence({ day, zone, readText }: DayEvidenceOptions): DayEvidence {
  const byId = new Map<ProfileId, OfOneId>();

  function ofId(id: ProfileId): OfOneId {
    let one = byId.get(id);
    if (one === undefined) {
      one = { draft: createEvidenceDraft(), visitEvents: [], orders: createDayOrders(id) };
      byId.set(id, one);
    }
    return one;
  }

  function add(event: Event): void {
    const [id] = profileIdsOf(event);
    if (id === undefined || !isAct(event)) return;
    const { draft, visitEvents, orders } = ofId(id);
    const hour = localHour(event.instant, zone);
    const { kind, region, sessionId, product } = event;
    const productId = productOf(product ?? event.lines?.[0] ?? {});
    if (kind === 'order') orders.add(event, hour);
    else visitEvents.push({ kind, instantSeconds: secondOf(event.instant), sessionId, productId });
    if (region !== undefined && region !== '' && !elsewhere.has(kind))
      addPlace(draft, { hour, isWeekend: weekdayOf(day) >= 5, place: cutText(region, longestName), count: 1 });
    if (kind === 'message') addMessage(draft, event, day, hour);
    else if (kind === 'search') addSearch(draft, event);
    else if (kind === 'invite' || kind === 'share') addSocial(draft, event, kind, day);
    if (saysSomething.has(kind)) addOpinion(draft, event, day, readText);
    const item = itemOf(event, day);
    if (item !== undefined) addItem(draft, item);
  }

  function finish(keep: (id: ProfileId, evidence: Evidence) => void): FinishedDay {
    const sums = createDaySums();
    const baskets: Basket[] = [];
    for (const id of [...byId.keys()].sort(compareUtf8)) {
      const { draft, visitEvents, orders } = byId.get(id) as OfOneId;
      byId.delete(id);
      for (const order of orders.orders()) {
        addDayOrder(draft, order, day, zone);
        const products = productsOf(order);
        if (products.length > 0) baskets.push({ id: order.id, products });
        // An order of many rows, or one that is told again, is one step of a visit.
        const instantSeconds = secondOf(order.firstInstant);
        visitEvents.push({ kind: 'order', instantSeconds, sessionId: order.sessionId, productId: products[0] });
      }
      const visits = visitsOf(visitEvents);
      sums.addVisits(visits);
      for (const { events, products, seconds, stage } of visits)
        addVisits(draft, { day, visits: 1, events, products, seconds, ...reached(stage) });
      const evidence = finishEvidence(draft);
      sums.addCustomer(settleOrders(evidence));
      keep(id, evidence);
    }
    return { sums: sums.finish(), baskets: baskets.sort((a, b) => a.id - b.id) };
  }

  return { add, finish };
}

const secondOf = (instant: number): number => Math.floor(instant / 1000);

/** Distinct products of an order, by UTF-8 bytes; of more than a basket holds the first. */
const productsOf = ({ lines }: DayOrder): string[] =>
  [...new Set(lines.flatMap((line) => productOf(line) ?? []))].sort(compareUtf8).slice(0, mostInBasket);

function reached(stage: FunnelStage | undefined) {
  const furthest = stage === undefined ? -1 : stages.indexOf(stage);
  const isAt = (wanted: FunnelStage) => (furthest >= stages.indexOf(wanted) ? 1 : 0);
  return { carts: isAt('cart'), checkouts: isAt('checkout'), orders: isAt('order') };
}

/** What tells products apart: the id, else the name; cut, so that one strange row cannot fill a profile. */
function productOf({ id, name }: { readonly id?: string; readonly name?: string }): string | undefined {
  const text = id ?? name;
  return text === undefined || text === '' ? undefined : cutText(text, longestName);
}

function itemOf({ kind, product }: Event, day: number): ItemEvidence | undefined {
  const id = product && productOf(product);
  if (id === undefined) return undefined;
  const { category = '', brand = '' } = product ?? {};
  const item = {
    ...nothingDone,
    product: id,
    category,
    brand: cutText(brand, longestName),
    firstDay: day,
    lastDay: day,
  };
  if (kind === 'view' || kind === 'list_view') return { ...item, views: 1 };
  if (kind === 'cart_add') return { ...item, carts: 1, cartDay: day };
  if (kind === 'favorite') return { ...item, favorites: 1 };
  return undefined;
}

function addDayOrder(draft: EvidenceDraft, order: DayOrder, day: number, zone: TimeZone): void {
  const hour = localHour(order.instant, zone);
  const payment = cutText(order.payment ?? '', longestName);
  const delivery = cutText(order.delivery ?? '', longestName);
  const lines = order.lines.flatMap((line) => lineOf(line) ?? []);
  if (order.isWhole) {
    const { id, hash, instant } = order;
    const kept = lines.slice(0, mostInBasket);
    addWholeOrder(draft, { order: id, seconds: secondOf(instant), hash, day, hour, payment, delivery, lines: kept });
    return;
  }
  addOrder(draft, { day, hour, payment, delivery, lines });
}

/** Fractions of a piece below this are no quantity that a price could be told by. */
const leastQuantity = 0.001;

/** Goods of a line; `undefined` where it names none, or neither pieces nor money. */
function lineOf(line: ProductLine): WholeOrder['lines'][number] | undefined {
  const product = productOf(line);
  if (product === undefined || (line.quantity === 0 && line.amountMinor === 0)) return undefined;
  const { category = '', amountMinor, quantity } = line;
  const unitMinor = Math.round(quantity >= leastQuantity ? amountMinor / quantity : amountMinor);
  return {
    product,
    category,
    brand: cutText(line.brand ?? '', longestName),
    unitMinor: addSafely(unitMinor, 0),
    quantity: addSafely(Math.max(1, Math.round(quantity)), 0),
    amountMinor: addSafely(amountMinor, 0),
  };
}

function addMessage(draft: EvidenceDraft, { action = '', channel = '' }: Event, day: number, hour: number): void {
  const known = action.toLowerCase();
  if (!actions.has(known) || channel === '') return;
  const name = cutText(channel.toLowerCase(), longestName);
  addMessages(draft, { day, hour, channel: name, action: known as MessageAction, count: 1 });
}

function addSearch(draft: EvidenceDraft, { text = '' }: Event): void {
  const term = cutText(text.trim().toLowerCase().replaceAll(/\s+/g, ' '), longestTerm);
  if (term !== '') addName(draft, 'searches', term);
}

function addSocial(draft: EvidenceDraft, { targetId = '' }: Event, kind: 'invite' | 'share', day: number): void {
  if (kind === 'invite') draft.invites++;
  else draft.shares++;
  if (targetId !== '') addContact(draft, { target: cutText(targetId, longestName), kind, count: 1, firstDay: day });
}

/** Ratings are stars, 1 to 5; what lies outside is of another scale and not counted. */
function addOpinion(draft: EvidenceDraft, event: Event, day: number, readText: DayEvidenceOptions['readText']): void {
  const { rating = 0, text = '', product } = event;
  const isRated = rating >= 1 && rating <= 5;
  const reading = text.trim() === '' ? undefined : readText(text, isRated ? rating : undefined);
  if (!isRated && reading?.sentiment === undefined && (reading?.complaints.length ?? 0) === 0) return;
  const sentiment = reading?.sentiment === undefined ? undefined : Math.round(reading.sentiment * 100);
  addReview(draft, {
    day,
    category: product?.category ?? '',
    rating: isRated ? Math.round(rating * 100) : -1,
    sentiment,
    complaints: reading?.complaints ?? [],
  });
}
