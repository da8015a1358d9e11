import fc from 'fast-check';
import { messageActions } from '../../../shared/domain/event/message-actions.ts';
import type { Evidence } from '../../../shared/domain/evidence/evidence.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const day = fc.integer({ min: 0, max: 40_000 });
const count = fc.integer({ min: 0, max: 1_000_000 });
const hour = fc.integer({ min: 0, max: 23 });
const names = fc.array(fc.record({ name: text, count }), { maxLength: 3 });

/** Evidence of any shape, whether events could give it or not. */
export const arbitraryEvidence: fc.Arbitrary<Evidence> = fc.record({
  items: fc.array(
    fc.record({
      product: text,
      category: text,
      brand: text,
      views: count,
      carts: count,
      favorites: count,
      orders: count,
      quantity: count,
      amountMinor: fc.integer({ min: -1_000_000, max: 2 ** 40 }),
      firstDay: day,
      lastDay: fc.integer({ min: 40_000, max: 50_000 }),
      cartDay: fc.integer({ min: -1, max: 40_000 }),
      orderDay: fc.integer({ min: -1, max: 40_000 }),
    }),
    { maxLength: 4 },
  ),
  purchases: fc.array(
    fc.record({
      day,
      product: text,
      category: text,
      brand: text,
      unitMinor: fc.integer({ min: 0, max: 2 ** 40 }),
      quantity: fc.integer({ min: 1, max: 100_000 }),
    }),
    { maxLength: 4 },
  ),
  wholeOrders: fc.array(
    fc.record({
      order: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      seconds: fc.integer({ min: 0, max: 2 ** 32 }),
      hash: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      day,
      hour,
      payment: text,
      delivery: text,
      lines: fc.array(
        fc.record({
          product: text,
          category: text,
          brand: text,
          unitMinor: fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
          quantity: fc.integer({ min: 1, max: 2 ** 51 }),
          amountMinor: fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 2 },
  ),
  visits: fc.array(
    fc.record({
      day,
      visits: count,
      events: count,
      products: count,
      seconds: count,
      carts: count,
      checkouts: count,
      orders: count,
    }),
    { maxLength: 3 },
  ),
  searches: names,
  places: fc.array(fc.record({ hour, isWeekend: fc.boolean(), place: text, count }), { maxLength: 3 }),
  messages: fc.array(fc.record({ day, hour, channel: text, action: fc.constantFrom(...messageActions), count }), {
    maxLength: 3,
  }),
  reviews: fc.array(
    fc.record({
      day,
      category: text,
      rating: fc.oneof(fc.constant(-1), fc.integer({ min: 100, max: 500 })),
      sentiment: fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }),
      complaints: fc.array(text, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  contacts: fc.array(
    fc.record({ target: text, kind: fc.constantFrom<'invite' | 'share'>('invite', 'share'), count, firstDay: day }),
    { maxLength: 3 },
  ),
  invites: count,
  shares: count,
  orderHours: fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), hour, count }), { maxLength: 3 }),
  payments: names,
  deliveries: names,
});
