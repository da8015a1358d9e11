import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event, EventKind } from '../../../shared/domain/event/event.ts';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';
import { createDayEvidence } from '../../../shared/domain/evidence/day-evidence.ts';
import type { Evidence } from '../../../shared/domain/evidence/evidence.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { addEvidence, createEvidenceDraft } from '../../../shared/domain/evidence/evidence-draft.ts';
import { finishEvidence } from '../../../shared/domain/evidence/finish-evidence.ts';
import { settleOrders } from '../../../shared/domain/evidence/settle-orders.ts';
import { encodeEvidence } from '../../../shared/formats/evidence-record.ts';

/** 2026-03-07, a Saturday. */
const day = 20_519;
const at = (time: string): number => Date.parse(`2026-03-07T${time}Z`);

const event = (kind: EventKind, time: string, rest: Partial<Event> = {}): Event => ({
  kind,
  source: 'web',
  instant: at(time),
  day,
  userId: 'ann',
  ...rest,
});

const finish = (events: readonly Event[], zone = 'UTC') => {
  const gathered = createDayEvidence({
    day,
    zone: timeZone(zone),
    readText: (text) => ({
      sentiment: text.includes('bad') ? -0.5 : undefined,
      complaints: text.includes('late') ? ['delivery'] : [],
    }),
  });
  for (const each of events) gathered.add(each);
  const customers: { id: string; raw: Evidence; evidence: Evidence }[] = [];
  const { sums, baskets } = gathered.finish((id, raw) => customers.push({ id, raw, evidence: settleOrders(raw) }));
  return { customers, sums, baskets };
};

const evidenceOf = (events: readonly Event[], zone?: string): Evidence =>
  finish(events, zone).customers[0]?.evidence ?? noEvidence;

const lamp = { id: 'lamp', category: 'home/light', brand: 'Lux' };
const line = (id: string, quantity: number, amountMinor: number) => ({ ...lamp, id, quantity, amountMinor });

describe('createDayEvidence(options)', () => {
  it('takes nothing from what a third party says of a customer', () => {
    const said = event('identify', '09:00:00', { traitOrigin: 'third_party', region: 'Bonn' });
    expect(finish([said])).toEqual(finish([]));
    expect(finish([said, event('view', '09:01:00')])).toEqual(finish([event('view', '09:01:00')]));
    expect(finish([event('identify', '09:00:00')]).customers).toHaveLength(1);
  });

  it('adds up what was done with each product', () => {
    const { items } = evidenceOf([
      event('view', '09:00:00', { product: lamp }),
      event('list_view', '09:01:00', { product: lamp }),
      event('cart_add', '09:02:00', { product: lamp }),
      event('favorite', '09:03:00', { product: { id: 'vase' } }),
      event('order', '09:04:00', { orderId: '1', lines: [line('lamp', 2, 5000)] }),
    ]);
    const done = { firstDay: day, lastDay: day };
    expect(items).toEqual([
      {
        product: 'lamp',
        category: 'home/light',
        brand: 'Lux',
        views: 2,
        carts: 1,
        favorites: 0,
        orders: 1,
        quantity: 2,
        amountMinor: 5000,
        ...done,
        cartDay: day,
        orderDay: day,
      },
      {
        product: 'vase',
        category: '',
        brand: '',
        views: 0,
        carts: 0,
        favorites: 1,
        orders: 0,
        quantity: 0,
        amountMinor: 0,
        ...done,
        cartDay: -1,
        orderDay: -1,
      },
    ]);
  });

  it('knows a product without an id by its name, and none without either', () => {
    const { items } = evidenceOf([
      event('view', '09:00:00', { product: { name: 'Vase' } }),
      event('view', '09:00:00', { product: { category: 'home' } }),
    ]);
    expect(items.map(({ product }) => product)).toEqual(['Vase']);
  });

  it('gives a line the price of a piece, rounded half up', () => {
    const { purchases } = evidenceOf([
      event('order', '09:00:00', { orderId: '1', lines: [line('a', 2, 501), line('b', 0, 300), line('c', 3, 0)] }),
    ]);
    expect(purchases.map(({ product, unitMinor, quantity }) => [product, unitMinor, quantity])).toEqual([
      ['a', 251, 2],
      ['b', 300, 1],
      ['c', 0, 3],
    ]);
  });

  it('makes one basket of the lines of an order, and of those without an order one an hour', () => {
    const { baskets } = finish([
      event('order', '09:00:00', { orderId: '1', lines: [line('a', 1, 1)] }),
      event('order', '09:30:00', { orderId: '1', lines: [line('b', 1, 1), line('a', 1, 1)] }),
      event('order', '10:00:00', { lines: [line('c', 1, 1)] }),
      event('order', '10:59:59', { lines: [line('d', 1, 1)] }),
      event('order', '11:00:00', { lines: [line('e', 1, 1)] }),
      event('order', '09:00:00', { orderId: '1', userId: 'bob', lines: [line('z', 1, 1)] }),
    ]);
    expect(baskets.map(({ products }) => products.join('+')).sort()).toEqual(['a+b', 'c+d', 'e', 'z']);
    expect(new Set(baskets.map(({ id }) => id)).size).toBe(4);
  });

  it('takes of a whole order told twice the last message, whichever came first', () => {
    const first = event('order', '09:00:00', { orderId: '1', orderGrain: 'whole', lines: [line('a', 1, 100)] });
    const last = event('order', '12:00:00', { orderId: '1', orderGrain: 'whole', lines: [line('b', 1, 200)] });
    for (const events of [
      [first, last],
      [last, first],
    ])
      expect(evidenceOf(events).purchases.map(({ product }) => product)).toEqual(['b']);
  });

  it('takes payment and delivery with the message that counts, whichever came first', () => {
    const order = (time: string, paymentMethod: string) =>
      event('order', time, { orderId: '1', orderGrain: 'whole', paymentMethod, lines: [line('a', 1, 100)] });
    const [older, newer] = [order('09:00:00', 'paypal'), order('10:00:00', 'card')];
    for (const events of [
      [older, newer],
      [newer, older],
    ])
      expect(evidenceOf(events).payments).toEqual([{ name: 'card', count: 1 }]);
  });

  it('counts a whole order once that another day, or another id of the customer, tells again', () => {
    const order = (rest: Partial<Event>, pieces: number): Event =>
      event('order', '09:00:00', {
        orderId: '1',
        orderGrain: 'whole',
        lines: [line('a', pieces, pieces * 100)],
        ...rest,
      });
    const later = { day: day + 2, instant: at('09:00:00') + 2 * 86_400_000 };
    const draft = createEvidenceDraft();
    for (const told of [order(later, 2), order({}, 1), order({ userId: undefined, anonymousId: 'x' }, 1)])
      addEvidence(draft, finish([told]).customers[0]?.raw ?? noEvidence);
    const { purchases, items, orderHours } = settleOrders(finishEvidence(draft));
    expect(purchases.map(({ quantity }) => quantity)).toEqual([2]);
    expect(items.map(({ orders, quantity, amountMinor }) => [orders, quantity, amountMinor])).toEqual([[1, 2, 200]]);
    expect(orderHours.map(({ count }) => count)).toEqual([1]);
  });

  it('can write what absurd amounts and quantities come to', () => {
    const absurd = Array.from({ length: 9 }, (_, at) =>
      event('order', '09:00:00', {
        orderId: String(at),
        lines: [line('a', 1e-20, 1e13), line('a', 1e15, 4e15), line('b', Number.MAX_SAFE_INTEGER, 9e15)],
      }),
    );
    const evidence = evidenceOf(absurd);
    expect(() => encodeEvidence(evidence)).not.toThrow();
    expect(evidence.items[0]?.amountMinor).toBe(2 ** 51);
  });

  it('leaves out lines of no pieces and no money', () => {
    expect(evidenceOf([event('order', '09:00:00', { orderId: '1', lines: [line('a', 0, 0)] })]).purchases).toEqual([]);
  });

  it('is one step of a visit however many rows an order has, and as quick as it has rows', () => {
    const rows = Array.from({ length: 20_000 }, () =>
      event('order', '09:00:00', { orderId: '0', lines: [line('a', 1, 1)] }),
    );
    const { customers, baskets } = finish(rows);
    expect(customers[0]?.evidence.visits[0]?.events).toBe(1);
    expect(baskets.map(({ products }) => products)).toEqual([['a']]);
    expect(customers[0]?.evidence.items[0]?.orders).toBe(2_000);
  });

  it('takes an order into the visit of its earliest row, whichever row came first', () => {
    const view = event('view', '08:50:00', { product: lamp });
    for (const orderGrain of ['line', 'whole'] as const) {
      const row = (time: string, rest: Partial<Event> = {}) =>
        event('order', time, { orderId: '1', orderGrain, lines: [line('lamp', 1, 100)], ...rest });
      for (const rows of [
        [row('09:00:00'), row('12:00:00')],
        [row('12:00:00'), row('09:00:00')],
        // Of the same instant the greater session, which is the view's here.
        [row('09:00:00', { sessionId: 'a' }), row('09:00:00', { sessionId: 'b' }), row('12:00:00')],
        [row('12:00:00'), row('09:00:00', { sessionId: 'b' }), row('09:00:00', { sessionId: 'a' })],
      ]) {
        const { customers, sums } = finish([{ ...view, sessionId: rows.length > 2 ? 'b' : undefined }, ...rows]);
        const told = { visits: 1, events: 2, products: 1, seconds: 600, carts: 1, checkouts: 1, orders: 1 };
        expect(customers[0]?.evidence.visits).toEqual([{ day, ...told }]);
        expect(sums.paths).toEqual([['view>order', 1]]);
        expect(sums.funnel.seconds[0b1001]).toBe(600);
      }
    }
  });

  it('keeps the commonest channels alone in the sums', () => {
    const events = Array.from({ length: 60 }, (_, at) =>
      event('message', '09:00:00', { channel: at < 30 ? `someone-${at}@example.com` : 'email', action: 'sent' }),
    );
    const { sums } = finish(events);
    expect(new Set(sums.messages.map(([channel]) => channel)).size).toBe(20);
    expect(sums.messages.find(([channel]) => channel === 'email')?.[3]).toBe(30);
  });

  it('tells hours and weekdays on the clocks of the zone', () => {
    // 23:30 UTC is 07:30 of the same local day in Shanghai for an instant eight hours earlier.
    const { orderHours, places } = evidenceOf(
      [
        event('order', '00:30:00', { orderId: '1', lines: [line('a', 1, 1)], region: 'Shanghai' }),
        event('view', '01:00:00', { region: 'Shanghai' }),
      ],
      'Asia/Shanghai',
    );
    expect(orderHours).toEqual([{ weekday: 5, hour: 8, count: 1 }]);
    expect(places).toEqual([
      { hour: 8, isWeekend: true, place: 'Shanghai', count: 1 },
      { hour: 9, isWeekend: true, place: 'Shanghai', count: 1 },
    ]);
  });

  it('does not take where a message or a refund came from for where the customer is', () => {
    const events = (['message', 'identify', 'consent', 'refund'] as const).map((kind) =>
      event(kind, '09:00:00', { region: 'Dublin', lines: kind === 'refund' ? [] : undefined }),
    );
    expect(evidenceOf(events).places).toEqual([]);
  });

  it('counts messages by channel, hour and what became of them; words it does not know are left out', () => {
    const { messages } = evidenceOf([
      event('message', '09:00:00', { channel: 'Email', action: 'sent' }),
      event('message', '09:59:00', { channel: 'email', action: 'Sent' }),
      event('message', '10:00:00', { channel: 'email', action: 'opened' }),
      event('message', '10:00:00', { channel: 'email', action: 'read by pigeon' }),
      event('message', '10:00:00', { action: 'opened' }),
    ]);
    expect(messages).toEqual([
      { day, hour: 9, channel: 'email', action: 'sent', count: 2 },
      { day, hour: 10, channel: 'email', action: 'opened', count: 1 },
    ]);
  });

  it('keeps stars from 1 to 5 and what a text says, not the text', () => {
    const { reviews } = evidenceOf([
      event('review', '09:00:00', { rating: 4.5, product: lamp }),
      event('review', '10:00:00', { rating: 9, text: 'bad and late' }),
      event('review', '11:00:00', { rating: 0, text: 'nothing' }),
    ]);
    expect(reviews).toEqual([
      { day, category: '', rating: -1, sentiment: -50, complaints: ['delivery'] },
      { day, category: 'home/light', rating: 450, sentiment: undefined, complaints: [] },
    ]);
  });

  it('counts invitations and shares, and whom they reached', () => {
    const { invites, shares, contacts } = evidenceOf([
      event('invite', '09:00:00', { targetId: 'bob' }),
      event('invite', '10:00:00', { targetId: 'bob' }),
      event('share', '10:00:00'),
    ]);
    expect([invites, shares]).toEqual([2, 1]);
    expect(contacts).toEqual([{ target: 'bob', kind: 'invite', count: 2, firstDay: day }]);
  });

  it('counts search terms in lower case, white space put together', () => {
    const { searches } = evidenceOf([
      event('search', '09:00:00', { text: ' Red  Lamp ' }),
      event('search', '09:00:10', { text: 'red lamp' }),
      event('search', '09:00:20', { text: '  ' }),
    ]);
    expect(searches).toEqual([{ name: 'red lamp', count: 2 }]);
  });

  it('counts visits by how far they went, over all ids in the sums', () => {
    const { customers, sums } = finish([
      event('view', '09:00:00', { product: lamp }),
      event('cart_add', '09:01:00', { product: lamp }),
      event('view', '12:00:00', { product: lamp }),
      event('view', '12:00:00', { userId: undefined, anonymousId: 'x', product: lamp }),
    ]);
    const ann = customers.find(({ id }) => id === 'u:ann')?.evidence.visits;
    expect(ann).toEqual([{ day, visits: 2, events: 3, products: 2, seconds: 60, carts: 1, checkouts: 0, orders: 0 }]);
    expect(sums.paths).toEqual([
      ['view', 2],
      ['view>cart_add', 1],
    ]);
    expect(sums.products).toMatchObject([{ product: 'lamp', customers: 2, orders: 0 }]);
  });

  it('calls a product in the sums by the greatest of its names, whoever is first', () => {
    const seen = (userId: string, category: string, brand: string) =>
      event('view', '09:00:00', { userId, product: { id: 'lamp', category, brand } });
    for (const [one, other] of [
      ['ann', 'bob'],
      ['bob', 'ann'],
    ] as const)
      expect(finish([seen(one, 'gifts', 'Lux'), seen(other, 'home', '')]).sums.products).toMatchObject([
        { product: 'lamp', category: 'home', brand: 'Lux' },
      ]);
  });

  it('gives the same whatever the order of the events', () => {
    const kinds = ['view', 'cart_add', 'order', 'order', 'order', 'search', 'message', 'review', 'share'] as const;
    const arbitrary = fc.array(
      fc.record({
        kind: fc.constantFrom<EventKind>(...kinds),
        second: fc.integer({ min: 0, max: 7_200 }),
        sessionId: fc.constantFrom('s', 't', undefined),
        userId: fc.constantFrom('ann', 'bob'),
        product: fc.constantFrom(lamp, { id: 'vase', category: 'home', brand: 'B' }, { id: 'vase', category: 'gifts' }),
        orderId: fc.constantFrom('1', undefined),
        orderGrain: fc.constantFrom<'line' | 'whole'>('line', 'whole'),
        paymentMethod: fc.constantFrom('card', 'paypal', undefined),
        amountMinor: fc.integer({ min: 0, max: 900 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(arbitrary, fc.infiniteStream(fc.nat()), (records, ranks) => {
        const events = records.map(
          ({ second, amountMinor, ...rest }): Event => ({
            ...rest,
            source: 'web',
            day,
            instant: (day * 86_400 + second) * 1000,
            ...(rest.kind === 'order' && { lines: [{ ...rest.product, quantity: 1, amountMinor }] }),
            ...(rest.kind === 'message' && { channel: 'email', action: 'opened' }),
            ...(rest.kind === 'review' && { rating: 3 }),
          }),
        );
        const shuffled = events
          .map((each) => ({ each, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        expect(finish(shuffled)).toEqual(finish(events));
      }),
      { numRuns: 300 },
    );
  });
});
