import type { Event, ProductLine } from '../event/event.ts';
import { hash48 } from '../hash48.ts';
import { orderContent } from '../profile/activity-draft.ts';

/** An order of one customer, as one day's events tell it. */
export interface DayOrder {
  /** First 48 bits of SHA-256 of what tells it from other orders: where samples are drawn from. */
  readonly id: number;
  /** Whether each message of it is the whole of it, and it has a number to be told again by. */
  readonly isWhole: boolean;
  /** Milliseconds since 1970-01-01T00:00Z of its earliest event; of a whole order of the message that counts. */
  instant: number;
  /** Milliseconds since 1970-01-01T00:00Z of its earliest event, of a whole order too: where it is a step of a visit. */
  firstInstant: number;
  /** Of its earliest event, of several of that instant the greatest. */
  sessionId: string | undefined;
  lines: ProductLine[];
  payment: string | undefined;
  delivery: string | undefined;
  /** Of a whole order: 48 bits of what the message says, for telling versions of the same second apart. */
  hash: number;
}

export interface DayOrders {
  /** @param hour on the clocks of the configured zone; orders without a number are put together by it */
  add(event: Event, hour: number): void;
  orders(): Iterable<DayOrder>;
}

/** Lines of an order that are kept: far more than a real one has. */
const mostLines = 2_000;

/** Of two words for the same thing the greater, so that it does not matter which came first. */
const greater = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/**
 * Puts the lines of one customer's orders of one day together. Of a whole order that is told again the message with the greatest
 * (second, content) stays, as in the activity. Order events that name no order are one basket an hour. Of more than 2,000 lines of an
 * order the first to come stay.
 *
 * @param customer id that the events belong to
 */
export function createDayOrders(customer: string): DayOrders {
  const orders = new Map<string, DayOrder>();

  function add(event: Event, hour: number): void {
    const { source, orderId, orderGrain = 'line', instant, lines = [], sessionId } = event;
    const key = orderId === undefined ? `\0${source}\0${hour}` : `${source}\0${orderGrain}\0${orderId}`;
    const isWhole = orderGrain === 'whole' && orderId !== undefined;
    const known = orders.get(key);
    if (known === undefined) {
      // A whole order is the same on every day and by every id of its customer; others are of this day and id.
      const id = hash48(isWhole ? key : `${customer}\0${event.day}\0${key}`);
      const words = { payment: event.paymentMethod, delivery: event.deliveryMethod };
      const hash = isWhole ? hash48(orderContent(event)) : 0;
      const first = { firstInstant: instant, sessionId };
      orders.set(key, { id, isWhole, instant, ...first, lines: lines.slice(0, mostLines), ...words, hash });
      return;
    }
    takeEarlier(known, event);
    if (isWhole) takeNewer(known, event);
    else {
      for (const line of lines) if (known.lines.length < mostLines) known.lines.push(line);
      known.instant = Math.min(known.instant, instant);
      known.payment = greater(known.payment, event.paymentMethod);
      known.delivery = greater(known.delivery, event.deliveryMethod);
    }
  }

  return { add, orders: () => orders.values() };
}

function takeEarlier(order: DayOrder, { instant, sessionId }: Event): void {
  if (instant > order.firstInstant) return;
  order.sessionId = instant < order.firstInstant ? sessionId : greater(order.sessionId, sessionId);
  order.firstInstant = instant;
}

function takeNewer(order: DayOrder, event: Event): void {
  const hash = hash48(orderContent(event));
  const secondsLater = Math.floor(event.instant / 1000) - Math.floor(order.instant / 1000);
  if ((secondsLater || hash - order.hash) <= 0) return;
  order.hash = hash;
  order.instant = event.instant;
  order.lines = (event.lines ?? []).slice(0, mostLines);
  order.payment = event.paymentMethod;
  order.delivery = event.deliveryMethod;
}
