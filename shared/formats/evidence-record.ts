import { createByteReader } from '../domain/activity/byte-reader.ts';
import { createByteWriter } from '../domain/activity/byte-writer.ts';
import { type MessageAction, messageActions } from '../domain/event/message-actions.ts';
import { type Evidence, noEvidence } from '../domain/evidence/evidence.ts';

/** Layouts of before are not read: a digest's key says which it has, and a run reads what it wrote. */
const version = 2;

/**
 * Evidence as bytes: the version, the table of its texts, then list by list, numbers as variable-length integers, texts as places in the
 * table. Of no evidence nothing at all.
 */
export function encodeEvidence(evidence: Evidence): Uint8Array {
  const places = new Map<string, number>();
  const body = createByteWriter();
  const number = (value: number): void => body.unsigned(value);
  const orNone = (value: number): void => body.unsigned(value + 1);
  const text = (value: string): void => {
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      places.set(value, place);
    }
    body.unsigned(place);
  };
  const list = <T>(entries: readonly T[], write: (entry: T) => void): void => {
    body.unsigned(entries.length);
    for (const entry of entries) write(entry);
  };
  const names = (entries: Evidence['searches']): void =>
    list(entries, ({ name, count }) => {
      text(name);
      number(count);
    });

  list(evidence.items, (item) => {
    text(item.product);
    text(item.category);
    text(item.brand);
    number(item.views);
    number(item.carts);
    number(item.favorites);
    number(item.orders);
    number(item.quantity);
    body.signed(item.amountMinor);
    number(item.firstDay);
    number(item.lastDay - item.firstDay);
    orNone(item.cartDay);
    orNone(item.orderDay);
  });
  list(evidence.purchases, (purchase) => {
    number(purchase.day);
    text(purchase.product);
    text(purchase.category);
    text(purchase.brand);
    body.signed(purchase.unitMinor);
    number(purchase.quantity);
  });
  list(evidence.wholeOrders, (order) => {
    for (const value of [order.order, order.seconds, order.hash, order.day, order.hour]) number(value);
    text(order.payment);
    text(order.delivery);
    list(order.lines, (line) => {
      text(line.product);
      text(line.category);
      text(line.brand);
      body.signed(line.unitMinor);
      number(line.quantity);
      body.signed(line.amountMinor);
    });
  });
  list(evidence.visits, (day) => {
    for (const value of [day.day, day.visits, day.events, day.products, day.seconds]) number(value);
    for (const value of [day.carts, day.checkouts, day.orders]) number(value);
  });
  names(evidence.searches);
  list(evidence.places, ({ hour, isWeekend, place, count }) => {
    number(hour * 2 + (isWeekend ? 1 : 0));
    text(place);
    number(count);
  });
  list(evidence.messages, ({ day, hour, channel, action, count }) => {
    number(day);
    number(hour);
    text(channel);
    number(messageActions.indexOf(action));
    number(count);
  });
  list(evidence.reviews, ({ day, category, rating, sentiment, complaints }) => {
    number(day);
    text(category);
    orNone(rating);
    number(sentiment === undefined ? 0 : sentiment + 101);
    list(complaints, text);
  });
  list(evidence.contacts, ({ target, kind, count, firstDay }) => {
    text(target);
    number(kind === 'invite' ? 0 : 1);
    number(count);
    number(firstDay);
  });
  number(evidence.invites);
  number(evidence.shares);
  list(evidence.orderHours, ({ weekday, hour, count }) => {
    number(weekday * 24 + hour);
    number(count);
  });
  names(evidence.payments);
  names(evidence.deliveries);
  return withTable(places, body.finish());
}

/** No evidence takes as many bytes as it has lists and sums, all of them 0. */
const emptyBody = 14;

function withTable(places: ReadonlyMap<string, number>, body: Uint8Array): Uint8Array {
  if (body.length === emptyBody && body.every((byte) => byte === 0)) return new Uint8Array();
  const record = createByteWriter();
  record.unsigned8(version);
  record.unsigned(places.size);
  for (const text of places.keys()) {
    const bytes = Buffer.from(text);
    record.unsigned(bytes.length);
    record.bytes(bytes);
  }
  record.bytes(body);
  return record.finish();
}

/** @throws {BrokenEncodingError} */
export function decodeEvidence(bytes: Uint8Array): Evidence {
  if (bytes.length === 0) return noEvidence;
  const reader = createByteReader(bytes);
  if (reader.byte() !== version) reader.fail(`version ${version} of evidence`);
  const table = reader.list(() => textOf(reader.bytes(reader.unsigned())));
  const number = reader.unsigned;
  const orNone = () => reader.unsigned() - 1;
  const text = () => reader.at(table, reader.unsigned());
  const names = () => reader.list(() => ({ name: text(), count: number() }));

  const evidence: Evidence = {
    items: reader.list(() => {
      const names = { product: text(), category: text(), brand: text() };
      const acts = { views: number(), carts: number(), favorites: number(), orders: number(), quantity: number() };
      const amountMinor = reader.signed();
      const firstDay = number();
      return {
        ...names,
        ...acts,
        amountMinor,
        firstDay,
        lastDay: firstDay + number(),
        cartDay: orNone(),
        orderDay: orNone(),
      };
    }),
    purchases: reader.list(() => ({
      day: number(),
      product: text(),
      category: text(),
      brand: text(),
      unitMinor: reader.signed(),
      quantity: number(),
    })),
    wholeOrders: reader.list(() => ({
      order: number(),
      seconds: number(),
      hash: number(),
      day: number(),
      hour: number(),
      payment: text(),
      delivery: text(),
      lines: reader.list(() => ({
        product: text(),
        category: text(),
        brand: text(),
        unitMinor: reader.signed(),
        quantity: number(),
        amountMinor: reader.signed(),
      })),
    })),
    visits: reader.list(() => ({
      day: number(),
      visits: number(),
      events: number(),
      products: number(),
      seconds: number(),
      carts: number(),
      checkouts: number(),
      orders: number(),
    })),
    searches: names(),
    places: reader.list(() => {
      const hour = number();
      return { hour: hour >> 1, isWeekend: hour % 2 === 1, place: text(), count: number() };
    }),
    messages: reader.list(() => ({
      day: number(),
      hour: number(),
      channel: text(),
      action: reader.at(messageActions, number()) as MessageAction,
      count: number(),
    })),
    reviews: reader.list(() => ({
      day: number(),
      category: text(),
      rating: orNone(),
      sentiment: sentimentOf(number()),
      complaints: reader.list(text),
    })),
    contacts: reader.list(() => ({
      target: text(),
      kind: number() === 0 ? ('invite' as const) : ('share' as const),
      count: number(),
      firstDay: number(),
    })),
    invites: number(),
    shares: number(),
    orderHours: reader.list(() => {
      const place = number();
      return { weekday: Math.floor(place / 24), hour: place % 24, count: number() };
    }),
    payments: names(),
    deliveries: names(),
  };
  reader.end();
  return evidence;
}

/** Quicker than a decoder for texts this short. */
const textOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf8');

const sentimentOf = (stored: number): number | undefined => (stored === 0 ? undefined : stored - 101);
