import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import type { Profile } from '../../../shared/domain/profile/profile.ts';

/** 2011-01-20 */
const day = 14_994;
const at = (seconds: number, dayNumber = day) => ({ day: dayNumber, instant: (dayNumber * 86_400 + seconds) * 1000 });
const instantOf = (seconds: number, dayNumber = day): number => dayNumber * 86_400 + seconds;

function deltasOf(...events: Event[]): Profile[] {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const event of events) builder.add(event);
  return builder.take();
}

function deltaOf(...events: Event[]): Profile {
  const delta = deltasOf(...events).find(({ id }) => id === 'u:17850');
  if (delta === undefined) throw new Error('A delta was expected.');
  return delta;
}

const shop = { source: 'shop', userId: '17850' } as const;
const line = (category: string, quantity: number, amountMinor: number) => ({ category, quantity, amountMinor });
const row = (orderId: string, seconds: number, ...lines: ReturnType<typeof line>[]): Event => ({
  ...shop,
  ...at(seconds),
  kind: 'order',
  orderGrain: 'line',
  orderId,
  lines,
});
const whole = (seconds: number, ...lines: ReturnType<typeof line>[]): Event => ({
  ...row('77', seconds, ...lines),
  orderGrain: 'whole',
});

/** What the key of an order is said to be, by another way. */
const id48 = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16);

describe('createDeltaBuilder(options).add(event)', () => {
  it('sums acts of a day, kind and category up, with their weights', () => {
    const view = (seconds: number, category: string, durationSeconds?: number): Event => ({
      ...shop,
      ...at(seconds),
      kind: 'view',
      product: { category },
      durationSeconds,
    });
    const { activity } = deltaOf(view(30, 'bags', 5), view(10, 'bags'), view(20, 'bags', 61), view(5, 'toys'));
    expect(activity.days).toEqual([
      { period: day, kind: 'view', category: 'bags', count: 3, quantity: 0, amountMinor: 0, weight: 350 },
      { period: day, kind: 'view', category: 'toys', count: 1, quantity: 0, amountMinor: 0, weight: 100 },
    ]);
    expect(activity).toMatchObject({ firstSeconds: instantOf(5), lastSeconds: instantOf(30), newestDay: day });
  });

  it('counts messages by action and channel, whatever they are about, and takes no interest from them', () => {
    const message = (action?: string, channel?: string): Event => ({
      ...shop,
      ...at(30),
      kind: 'message',
      action,
      channel,
      product: { category: 'bags' },
    });
    const builder = createDeltaBuilder({ behaviour: { ...defaultBehaviour, message: 500 } });
    for (const event of [message('sent', 'email'), message(' Sent', 'Email'), message('opened'), message()])
      builder.add(event);
    const cell = { period: day, kind: 'message', quantity: 0, amountMinor: 0, weight: 0 };
    expect(builder.take()[0]?.activity.days).toEqual([
      { ...cell, category: 'opened/unknown', count: 1 },
      { ...cell, category: 'sent/email', count: 2 },
      { ...cell, category: 'unknown/unknown', count: 1 },
    ]);
  });

  it('adds the lines of an order up, in its record and by category', () => {
    const { activity } = deltaOf(
      row('536365', 60, line('bags', 6, 1530)),
      row('536365', 50, line('toys', 2, 1100), line('bags', 1.5, 301)),
    );
    expect(activity.orders).toMatchObject([
      {
        instantSeconds: instantOf(50),
        day,
        lines: 3,
        quantity: 10,
        grossMinor: 2931,
        discountMinor: 0,
        coupon: '',
        returns: [],
        contributions: [],
      },
    ]);
    expect(activity.days).toEqual([
      { period: day, kind: 'order', category: 'bags', count: 2, quantity: 8, amountMinor: 1831, weight: 600 },
      { period: day, kind: 'order', category: 'toys', count: 1, quantity: 2, amountMinor: 1100, weight: 300 },
    ]);
  });

  it('keys an order by the first 48 bits of SHA-256 of source, grain and number', () => {
    expect(deltaOf(row('536365', 60, line('bags', 6, 1530))).activity.orders[0]?.id).toBe(id48('shop\0line\x00536365'));
  });

  it('keeps of a whole order the newest version, at the instant of the oldest', () => {
    const { activity } = deltaOf(
      whole(90, line('bags', 1, 500), line('bags', 2, 700), line('', 1, 10)),
      whole(30, line('bags', 9, 9999), line('toys', 1, 1)),
    );
    expect(activity.days).toEqual([]);
    expect(activity.orders).toMatchObject([
      {
        instantSeconds: instantOf(30),
        lines: 3,
        quantity: 4,
        grossMinor: 1210,
        version: { seconds: instantOf(90), places: 2 },
        contributions: [
          { category: '', count: 1, quantity: 1, amountMinor: 10, weight: 300 },
          { category: 'bags', count: 2, quantity: 3, amountMinor: 1200, weight: 600 },
        ],
      },
    ]);
  });

  it('lets the names of the 19 dearest categories of a whole order stand', () => {
    const lines = Array.from({ length: 25 }, (_, i) => line(`c${10 + i}`, 1, 100 + i));
    const [order] = deltaOf(whole(30, ...lines)).activity.orders;
    expect(order?.contributions.map(({ category }) => category)).toEqual(['', ...lines.slice(6).map(({ category }) => category)]); // biome-ignore format: one thought
    // 100 + 101 + … + 105
    expect(order?.contributions[0]).toEqual({ category: '', count: 6, quantity: 6, amountMinor: 615, weight: 1800 });
    expect(order?.grossMinor).toBe(2800);
  });

  it('restates an order by its refunds, whichever comes first', () => {
    const bought = row('536365', 60, line('bags', 6, 1530));
    const back: Event = { ...bought, ...at(70, day + 9), kind: 'refund', lines: [line('bags', 2, 510)] };
    const more: Event = { ...back, lines: [line('bags', 1, 255)] };
    for (const events of [
      [bought, back, more],
      [back, bought, more],
      [more, back, bought],
    ]) {
      const { activity } = deltaOf(...events);
      expect(activity.orders).toMatchObject([
        { day, instantSeconds: instantOf(60), lines: 1, grossMinor: 1530, returns: [{ key: 0, day: day + 9, amountMinor: 765 }] }, // biome-ignore format: one record
      ]);
      expect(activity.days.filter(({ kind }) => kind === 'refund')).toEqual([
        { period: day + 9, kind: 'refund', category: 'bags', count: 2, quantity: 3, amountMinor: 765, weight: 0 },
      ]);
    }
  });

  it('takes a refund of a whole order once, however often it is told; the latest and largest stays', () => {
    const refund = (dayNumber: number, amountMinor: number, refundId: string): Event => ({
      ...whole(5, line('bags', 1, amountMinor)),
      ...at(5, dayNumber),
      kind: 'refund',
      refundId,
    });
    const [order] = deltaOf(refund(day, 500, 'r1'), refund(day + 1, 400, 'r1'), refund(day + 1, 450, 'r1'), refund(day, 30, 'r2')).activity.orders; // biome-ignore format: one thought
    expect(order).toMatchObject({ lines: 0, grossMinor: 0, day });
    expect(order?.returns).toEqual([
      { key: id48('r2'), day, amountMinor: 30 },
      { key: id48('r1'), day: day + 1, amountMinor: 450 },
    ]);
  });

  it('does not take a refund that names no order for the order of the same number', () => {
    const refund: Event = { ...row('536365', 60, line('bags', 1, 100)), kind: 'refund', orderId: undefined, refundId: '536365' }; // biome-ignore format: one thought
    expect(deltaOf(row('536365', 60, line('bags', 6, 1530)), refund).activity.orders.map(({ lines, returns }) => [lines, returns.length]).sort()).toEqual([[0, 1], [1, 0]]); // biome-ignore format: one thought
  });

  it('tells an order of goods that cost nothing from one of which only a refund is known', () => {
    expect(deltaOf(row('1', 5, line('gifts', 1, 0))).activity.orders[0]).toMatchObject({ lines: 1, grossMinor: 0 });
  });

  it('counts brands, devices and regions of rows', () => {
    const lines = [
      { ...line('bags', 1, 100), brand: 'Acme' },
      { ...line('bags', 1, 100), brand: 'Rex' },
    ];
    const { activity } = deltaOf(
      { ...row('1', 5), lines, region: 'France', device: 'Pixel 9' },
      { ...shop, ...at(6), kind: 'view', product: { brand: 'Rex' }, region: 'France' },
    );
    expect(activity.brands).toEqual(new Map([['Acme', 1], ['Rex', 2]])); // biome-ignore format: one line
    expect(activity.regions).toEqual(new Map([['France', 2]]));
    expect(activity.devices).toEqual(new Map([['Pixel 9', 1]]));
  });

  it('stops absurd sums where they can still be written', () => {
    const { activity } = deltaOf(row('1', 5, line('bags', 1, 2 ** 53 - 1)), row('1', 5, line('bags', 1, 2 ** 53 - 1)));
    expect(activity.orders[0]?.grossMinor).toBe(2 ** 51);
    expect(activity.days[0]?.amountMinor).toBe(2 ** 51);
  });
});

describe('createDeltaBuilder(options) and identity', () => {
  const seen = (ids: Partial<Event>, seconds = 10): Event => ({ source: 'web', kind: 'view', ...at(seconds), ...ids });

  it('gives an event to its strongest id; a user gains links, weaker ids a claim', () => {
    const deltas = deltasOf(
      seen({ userId: 'ann', anonymousId: 'x', deviceId: 'phone' }, 20),
      seen({ userId: 'ann', anonymousId: 'x' }, 10),
      seen({ anonymousId: 'x', deviceId: 'phone' }, 5),
    );
    expect(deltas.map(({ id, activity }) => [id, activity.days[0]?.count])).toEqual([['a:x', 1], ['d:phone', undefined], ['u:ann', 2]]); // biome-ignore format: one thought
    expect(deltas.map(({ identity }) => identity)).toEqual([
      {
        claims: [{ user: 'u:ann', firstSeconds: instantOf(10), lastSeconds: instantOf(20), source: 'web' }],
        links: [],
      },
      {
        claims: [{ user: 'u:ann', firstSeconds: instantOf(20), lastSeconds: instantOf(20), source: 'web' }],
        links: [],
      },
      { claims: [], links: [{ id: 'a:x', firstSeconds: instantOf(10) }, { id: 'd:phone', firstSeconds: instantOf(20) }] }, // biome-ignore format: one item
    ]);
  });

  it('links what an alias names, and no blocked value', () => {
    const deltas = deltasOf(
      seen({ kind: 'alias', userId: 'ann', previousId: 'x' }),
      seen({ kind: 'alias', userId: 'ann', previousId: 'null' }),
      seen({ kind: 'identify', userId: 'ann', deviceId: '0000' }),
    );
    expect(deltas.map(({ id }) => id)).toEqual(['a:x', 'u:ann']);
  });

  it('counts the ids that something happened at', () => {
    const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
    builder.add(seen({ userId: 'ann', anonymousId: 'x' }));
    builder.add(seen({ userId: 'ann', anonymousId: 'y' }));
    builder.add(seen({ anonymousId: 'y' }));
    expect(builder.customers).toBe(2);
  });

  it('sorts deltas by the UTF-8 bytes of their ids', () => {
    const deltas = deltasOf(seen({ userId: '\u{1f600}' }), seen({ userId: '\uff5e' }), seen({ anonymousId: 'z' }));
    expect(deltas.map(({ id }) => id)).toEqual(['a:z', 'u:\uff5e', 'u:\u{1f600}']);
  });
});

describe('createDeltaBuilder(options) and what customers say', () => {
  const said = (kind: Event['kind'], rest: Partial<Event>, seconds = 10): Event => ({
    ...shop,
    ...at(seconds),
    kind,
    ...rest,
  });

  it('keeps the newest declared value of each trait, address and number of a user included', () => {
    const { traits } = deltaOf(
      said('identify', { traits: { gender: 'f', city: 'York' }, email: 'a@b.example' }, 20),
      said('identify', { traits: { gender: 'm', city: 'Zeal' } }, 20),
      said('view', { traits: { city: 'Leeds' }, phone: '+44123456' }, 10),
    );
    const trait = (name: string, value: string, seconds: number) => ({ name, value, source: 'shop', origin: 'declared', seconds: instantOf(seconds) }); // biome-ignore format: one thought
    expect(traits).toEqual([
      trait('city', 'Zeal', 20),
      trait('email', 'a@b.example', 20),
      trait('gender', 'm', 20),
      trait('phone', '+44123456', 10),
    ]);
  });

  it('takes the last word on a channel; a refusal when both were said in one second', () => {
    const { consents } = deltaOf(
      said('consent', { channel: 'sms', granted: true }, 30),
      said('consent', { channel: 'sms', granted: false }, 20),
      said('consent', { channel: 'email', granted: true }, 40),
      said('message', { channel: 'email', action: 'unsubscribed' }, 40),
      said('message', { channel: 'push', action: 'opened' }, 50),
    );
    expect(consents).toEqual([
      { channel: 'email', granted: false, seconds: instantOf(40), source: 'shop' },
      { channel: 'sms', granted: true, seconds: instantOf(30), source: 'shop' },
    ]);
  });

  it('keeps the 48 traits of least name, in one batch or in two', () => {
    const named = (from: number) => said('identify', { traits: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`t${from + i}`, 'v'])) }); // biome-ignore format: one thought
    const expected = Array.from({ length: 48 }, (_, i) => `t${10 + i}`);
    expect(deltaOf(named(10), named(40)).traits.map(({ name }) => name)).toEqual(expected);
    expect(mergeProfiles(deltaOf(named(40)), deltaOf(named(10))).traits.map(({ name }) => name)).toEqual(expected);
  });
});
