import { hash48 } from '../activity/hash48.ts';
import type { Event, ProductLine } from '../event/event.ts';

/** An order of one customer, as one day's events tell it. */
export interface DayOrder {
  /** First 48 bits of SHA-256 of what tells it from other orders: where samples are drawn from. */
  readonly id: number;
  /** Milliseconds since 1970-01-01T00:00Z of its earliest event. */
  instant: number;
  lines: readonly ProductLine[];
  payment: string | undefined;
  delivery: string | undefined;
  /** Of a whole order: what its last message said, for telling versions of the same instant apart. */
  version: string;
}

/** Of two words for the same thing the greater, so that it does not matter which came first. */
const greater = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

export interface DayOrders {
  /** @param hour on the clocks of the configured zone; orders without a number are put together by it */
  add(event: Event, hour: number): void;
  orders(): Iterable<DayOrder>;
}

/**
 * Puts the lines of one customer's orders of one day together. Of a whole order that is told again on the same day the message with the
 * greatest (instant, content) stays. Order events that name no order are one basket an hour.
 *
 * @param customer id that the events belong to
 */
export function createDayOrders(customer: string): DayOrders {
  const orders = new Map<string, DayOrder>();
  return {
    add(event, hour) {
      const { source, orderId, orderGrain = 'line', instant, lines = [], paymentMethod, deliveryMethod } = event;
      const key = orderId === undefined ? `\0${source}\0${hour}` : `${source}\0${orderGrain}\0${orderId}`;
      const version = orderGrain === 'whole' && orderId !== undefined ? JSON.stringify(lines) : '';
      const order = orders.get(key);
      if (order === undefined) {
        const id = hash48(`${customer}\0${event.day}\0${key}`);
        orders.set(key, { id, instant, lines, payment: paymentMethod, delivery: deliveryMethod, version });
        return;
      }
      if (version !== '') {
        if (instant < order.instant || (instant === order.instant && version <= order.version)) return;
        order.lines = lines;
        order.version = version;
        order.instant = instant;
      } else {
        order.lines = [...order.lines, ...lines];
        order.instant = Math.min(order.instant, instant);
      }
      order.payment = greater(order.payment, paymentMethod);
      order.delivery = greater(order.delivery, deliveryMethod);
    },
    orders: () => orders.values(),
  };
}
