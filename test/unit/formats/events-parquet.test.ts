import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { type Event, eventKinds } from '../../../shared/domain/event/event.ts';
import { readEventColumns, readEvents, writeEvents } from '../../../shared/formats/events-parquet.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const number = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const product = fc.record({ id: text, category: text, brand: text, name: text }, { requiredKeys: [] });
const line = fc.record(
  { id: text, category: text, brand: text, name: text, quantity: number, amountMinor: amount },
  { requiredKeys: ['quantity', 'amountMinor'] },
);
const event: fc.Arbitrary<Event> = fc.record(
  {
    kind: fc.constantFrom(...eventKinds),
    source: text,
    instant: fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }),
    day: fc.integer({ min: 10_957, max: 47_482 }),
    messageId: text,
    userId: text,
    anonymousId: text,
    deviceId: text,
    email: text,
    phone: text,
    previousId: text,
    targetId: text,
    sessionId: text,
    product: product.filter((value) => Object.keys(value).length > 0),
    lines: fc.array(line, { maxLength: 3 }),
    orderId: text,
    refundId: text,
    orderGrain: fc.constantFrom('line', 'whole'),
    discountMinor: amount,
    coupon: text,
    paymentMethod: text,
    deliveryMethod: text,
    quantity: number,
    price: number,
    currency: fc.constantFrom('GBP', 'JPY'),
    durationSeconds: number,
    rating: number,
    text,
    campaignId: text,
    channel: text,
    action: text,
    granted: fc.boolean(),
    device: text,
    region: text,
    traitOrigin: fc.constantFrom('declared', 'third_party'),
    provider: text,
    traits: fc.dictionary(fc.oneof(text, fc.constant('__proto__')), text, { maxKeys: 3 }),
  },
  { requiredKeys: ['kind', 'source', 'instant', 'day'], noNullPrototype: true },
);

const order: Event = {
  kind: 'order',
  source: 'shop',
  instant: Date.UTC(2010, 11, 1, 8, 26),
  day: 14944,
  userId: '17850',
  orderId: '536365',
  orderGrain: 'line',
  price: 2.55,
  currency: 'GBP',
  lines: [{ id: '85123A', name: 'WHITE HANGING HEART', quantity: 6, amountMinor: 1530 }],
};
const view: Event = { kind: 'view', source: 'web', instant: order.instant + 1, day: 14944, product: { id: 'p' } };

describe('writeEvents(events) and readEvents(bytes)', () => {
  it('give back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        expect(await readEvents(writeEvents(events))).toEqual(events);
      }),
      { numRuns: 100 },
    );
  });

  it('write bytes that are a function of the events', () => {
    expect(Buffer.from(writeEvents([order, view])).equals(writeEvents([{ ...order }, { ...view }]))).toBe(true);
  });

  it('are in order beyond one group of rows', async () => {
    const events = Array.from({ length: 100_003 }, (_, at): Event => ({ ...view, instant: at }));
    const instants = (await readEvents(writeEvents(events))).map(({ instant }) => instant);
    expect(instants).toEqual(events.map(({ instant }) => instant));
  });
});

describe('the file', () => {
  it('has columns that others can query', async () => {
    const bytes = writeEvents([order, view]);
    const [first, second] = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
    expect(first).toMatchObject({
      kind: 'order',
      timestamp: new Date('2010-12-01T08:26:00Z'),
      day: '2010-12-01',
      user_id: '17850',
      product_id: '85123A',
      quantity: 6,
      amount_minor: 1530n,
      price: 2.55,
      lines: null,
    });
    expect(second).toMatchObject({ kind: 'view', product_id: 'p', amount_minor: null, user_id: null });
  });

  it('has the same columns whatever its events hold', () => {
    const columns = [[order], [view], []].map((events) =>
      parquetMetadata(writeEvents(events).buffer as ArrayBuffer).schema.map(({ name, type }) => `${name} ${type}`),
    );
    expect(columns[0]).toHaveLength(42);
    expect(columns[1]).toEqual(columns[0]);
    expect(columns[2]).toEqual(columns[0]);
  });
});

describe('a file from before target_id, payment_method, delivery_method, trait_origin and provider', () => {
  // Written by the program as it was then, of 37 columns; kept for good, since lakes hold such files for good.
  const bytes = readFileSync(new URL('../../fixtures/lake-files/37-columns.parquet', import.meta.url));
  const instant = Date.UTC(2010, 11, 1, 8, 26);

  it('is read as it was written', async () => {
    expect(await readEvents(bytes)).toEqual([
      {
        ...{
          kind: 'order',
          source: 'shop',
          instant,
          day: 14944,
          userId: '17850',
          orderId: '536365',
          orderGrain: 'line',
        },
        ...{ coupon: 'XMAS', price: 2.55, currency: 'GBP' },
        lines: [{ id: '85123A', quantity: 6, amountMinor: 1530 }],
      },
      {
        ...{ kind: 'share', source: 'web', instant: instant + 1000, day: 14944, anonymousId: 'v1', channel: 'mail' },
        product: { id: 'p', category: 'bags/lunch' },
      },
    ]);
  });

  it('gives nothing of the columns that it lacks', async () => {
    expect(
      await readEventColumns(bytes, [
        'kind',
        'coupon',
        'targetId',
        'paymentMethod',
        'deliveryMethod',
        'traitOrigin',
        'provider',
      ]),
    ).toEqual([{ kind: 'order', coupon: 'XMAS' }, { kind: 'share' }]);
  });
});

describe('readEventColumns(bytes, fields)', () => {
  it('gives the fields alone', async () => {
    const bytes = writeEvents([order, view]);
    expect(await readEventColumns(bytes, ['source', 'kind', 'instant', 'day'])).toEqual([
      { source: 'shop', kind: 'order', instant: order.instant, day: 14944 },
      { source: 'web', kind: 'view', instant: view.instant, day: 14944 },
    ]);
    expect(await readEventColumns(bytes, ['lines', 'userId'])).toEqual([{ lines: order.lines, userId: '17850' }, {}]);
  });
});
