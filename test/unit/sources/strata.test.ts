import { describe, expect, it } from 'vitest';
import { outcomes, readRows } from '../../support/read-drop.ts';

const time = '2011-12-01T08:26:00Z';
const when = { source: 'shop', instant: Date.parse(time), day: 15_309 };
const jsonl = { fileName: 'drop.jsonl' };
const json = (...rows: readonly object[]) => readRows(rows.map((row) => JSON.stringify(row)).join('\n'), jsonl);
const reasons = (rows: Awaited<ReturnType<typeof json>>) => rows.map(({ refusal }) => refusal?.reason);

describe('preset strata, CSV', () => {
  it('reads canonical names, and traits by their prefix', async () => {
    const header =
      'message_id,kind,user_id,email,timestamp,product_id,category,brand,product_name,trait.gender,trait.__proto__';
    const rows = await readRows(`${header}\nm1,view,u1,Ann@Example.com,${time},p1,a / b,Acme,Lamp,f,x\n`);
    expect(outcomes(rows)).toEqual([
      {
        ...when,
        kind: 'view',
        messageId: 'm1',
        userId: 'u1',
        email: 'ann@example.com',
        product: { id: 'p1', category: 'a/b', brand: 'Acme', name: 'Lamp' },
        traits: Object.fromEntries([
          ['gender', 'f'],
          ['__proto__', 'x'],
        ]),
      },
    ]);
  });

  it('makes an order of a row, whole unless the source says line', async () => {
    const file = `kind,user_id,timestamp,order_id,quantity,price,discount,coupon\norder,u1,${time},o1,,2.50,0.5,XMAS\n`;
    const expected = {
      ...when,
      kind: 'order',
      userId: 'u1',
      orderId: 'o1',
      orderGrain: 'whole',
      price: 2.5,
      currency: 'GBP',
      discountMinor: 50,
      coupon: 'XMAS',
      lines: [{ quantity: 1, amountMinor: 250 }],
    };
    expect(outcomes(await readRows(file))).toEqual([expected]);
    const asLines = await readRows(file, { source: { orderGrain: 'line' } });
    expect(outcomes(asLines)).toEqual([{ ...expected, orderGrain: 'line' }]);
  });

  it('reads local times in the zone of the source, days in the configured zone', async () => {
    const rows = await readRows('kind,user_id,timestamp\nview,u1,2011-12-01 00:30:00\n', {
      source: { timeZone: 'Asia/Shanghai' },
    });
    expect(outcomes(rows)).toMatchObject([{ instant: Date.UTC(2011, 10, 30, 16, 30), day: 15_308 }]);
  });
});

describe('preset strata, JSON Lines', () => {
  it('reads an order of several lines', async () => {
    const rows = await json({
      kind: 'order',
      user_id: 17850,
      timestamp: 1322727960000,
      order_id: 'o1',
      currency: 'gbp',
      products: [
        { id: 'p1', category: 'a', brand: 'B', name: 'N', quantity: 3, price: 0.335 },
        { product_id: 'p2', price: '1.10' },
      ],
      traits: { age: 30, vip: true, tags: ['a'], none: null },
    });
    expect(outcomes(rows)).toEqual([
      {
        ...when,
        kind: 'order',
        userId: '17850',
        orderId: 'o1',
        orderGrain: 'whole',
        currency: 'GBP',
        lines: [
          { id: 'p1', category: 'a', brand: 'B', name: 'N', quantity: 3, amountMinor: 101 },
          { id: 'p2', quantity: 1, amountMinor: 110 },
        ],
        traits: { age: '30', vip: 'true', tags: '["a"]' },
      },
    ]);
  });

  it('reads the product of a view, and what surrounds it', async () => {
    const product = { id: 'p1', category: 'home' };
    const rows = await json({
      ...{ kind: 'view', anonymous_id: 'a1', timestamp: time, product, duration_seconds: 20, rating: 4.5 },
      ...{ quantity: 2, session_id: 's', campaign_id: 'c', channel: 'web', action: 'x', device: 'phone', text: 'hi' },
    });
    expect(outcomes(rows)).toEqual([
      {
        ...{ ...when, kind: 'view', anonymousId: 'a1', product, durationSeconds: 20, rating: 4.5, quantity: 2 },
        ...{ sessionId: 's', campaignId: 'c', channel: 'web', action: 'x', device: 'phone', text: 'hi' },
      },
    ]);
  });

  it('reads how an order is paid and delivered, and whom an invite or a share reached', async () => {
    const by = { user_id: 'ann', timestamp: time };
    const rows = await json(
      { ...by, kind: 'order', amount: 1, payment_method: 'card', delivery_method: 'pickup' },
      { ...by, kind: 'invite', target_id: 'bob' },
      { ...by, kind: 'share', target_id: 'Bob@Example.com' },
      { ...by, kind: 'invite', target_id: '266079.0' },
      { ...by, kind: 'invite', target_id: 'null' },
      { ...by, kind: 'invite', target_id: 'x'.repeat(257) },
      { ...by, kind: 'order', amount: 1, payment_method: 'x'.repeat(300) },
    );
    expect(outcomes(rows)).toMatchObject([
      { kind: 'order', paymentMethod: 'card', deliveryMethod: 'pickup' },
      { kind: 'invite', userId: 'ann', targetId: 'bob' },
      { kind: 'share', targetId: 'Bob@Example.com' },
      { kind: 'invite', targetId: '266079' },
      { kind: 'invite', userId: 'ann' },
      { kind: 'invite', userId: 'ann' },
      { paymentMethod: 'x'.repeat(256) },
    ]);
    expect(rows.map((row) => row.event && row.repaired)).toEqual([
      ...[undefined, undefined, undefined],
      ...[['id_decimal'], ['id_blocked'], ['id_blocked'], ['text_cut']],
    ]);
    for (const row of rows.slice(4, 6)) expect(row.event).not.toHaveProperty('targetId');
  });

  it('turns an order of pieces below zero into a refund', async () => {
    const order = { kind: 'order', user_id: 'u', timestamp: time, order_id: 'o', refund_id: 'r' };
    const line = (quantity: number) => ({ id: 'p', quantity, price: 2 });
    const rows = await json(
      { ...order, products: [line(-1), line(-2)] },
      { ...order, kind: 'refund', products: [line(1)] },
      { ...order, products: [line(1), line(-2)] },
      { ...order, products: [line(1)] },
    );
    expect(outcomes(rows)).toMatchObject([
      {
        kind: 'refund',
        refundId: 'r',
        lines: [
          { quantity: 1, amountMinor: 200 },
          { quantity: 2, amountMinor: 400 },
        ],
      },
      { kind: 'refund', refundId: 'r', lines: [{ quantity: 1, amountMinor: 200 }] },
      { reason: 'bad_number' },
      { kind: 'order' },
    ]);
    expect(outcomes(rows)[3]).not.toHaveProperty('refundId');
  });

  it('keeps every digit of a long id', async () => {
    const rows = await readRows(`{"kind":"view","user_id":12345678901234567890,"timestamp":"${time}"}`, jsonl);
    expect(outcomes(rows)).toMatchObject([{ userId: '12345678901234567890' }]);
  });

  it('is not moved by keys of prototypes', async () => {
    const line = `{"__proto__":{"user_id":"evil"},"constructor":"x","kind":"view","timestamp":"${time}","traits":{"__proto__":"y"}}`;
    const rows = await readRows(`${line}\n${line.replace('"kind"', '"user_id":"u","kind"')}`, jsonl);
    expect(reasons(rows)).toEqual(['missing_id', undefined]);
    expect(Object.entries(rows[1]?.event?.traits ?? {})).toEqual([['__proto__', 'y']]);
  });

  it('mends what can be mended, and counts it', async () => {
    const rows = await readRows(
      [
        `{"kind":"view","user_id":"null","anonymous_id":"12.0","email":"ann","phone":"x","timestamp":"${time}"}`,
        `{"kind":"view","user_id":"u","text":"\\ud800","timestamp":"${time}"}`,
        `{"kind":"view","user_id":"u","region":"${'x'.repeat(300)}","timestamp":"${time}"}`,
      ].join('\n'),
      jsonl,
    );
    expect(
      rows.map(({ event, repaired }: { event?: object; repaired?: readonly string[] }) => [event, repaired]),
    ).toEqual([
      [
        { ...when, kind: 'view', anonymousId: '12' },
        ['id_decimal', 'email_unreadable', 'phone_unreadable', 'id_blocked'],
      ],
      [{ ...when, kind: 'view', userId: 'u', text: '\uFFFD' }, ['invalid_utf8']],
      [{ ...when, kind: 'view', userId: 'u', region: 'x'.repeat(256) }, ['text_cut']],
    ]);
  });

  it('refuses by the first reason that fits', async () => {
    const good = { kind: 'order', user_id: 'u', timestamp: time, price: 1 };
    const rows = await json(
      { ...good, user_id: '', anonymous_id: null },
      { ...good, user_id: 'x'.repeat(257) },
      { ...good, timestamp: undefined },
      { ...good, timestamp: '2031-01-01' },
      { ...good, kind: 'purchase' },
      { ...good, kind: undefined },
      { ...good, price: undefined },
      { ...good, quantity: '1,5' },
      { ...good, rating: 'good', price: -1 },
      { ...good, duration_seconds: -1 },
      { ...good, discount: -1 },
      { ...good, price: -1, currency: 'XXX' },
      { ...good, currency: 'XXX' },
      { ...good, currency: 'USD' },
      { ...good, kind: 'alias' },
      { ...good, kind: 'consent' },
      { ...good, kind: 'cart_add', quantity: -1 },
      { ...good, kind: 'view', price: -1 },
    );
    expect(reasons(rows)).toEqual([
      ...[
        'missing_id',
        'blocked_identity',
        'missing_time',
        'absurd_time',
        'unknown_kind',
        'unknown_kind',
        'bad_number',
      ],
      ...[
        'bad_number',
        'bad_number',
        'bad_number',
        'bad_number',
        'negative_price',
        'unknown_currency',
        'no_exchange_rate',
      ],
      ...['missing_id', 'unknown_kind', 'bad_number', 'negative_price'],
    ]);
  });

  it('multiplies money of another currency by its rate, and rounds once', async () => {
    const row = {
      kind: 'order',
      user_id: 'u',
      timestamp: time,
      price: 19.99,
      quantity: 3,
      currency: 'EUR',
      discount: 1,
    };
    const rows = await readRows(JSON.stringify(row), { ...jsonl, rates: { EUR: 0.86 } });
    // 59.97 × 0.86 = 51.5742
    expect(outcomes(rows)).toMatchObject([
      { price: 19.99, currency: 'EUR', lines: [{ amountMinor: 5157 }], discountMinor: 86 },
    ]);
    const yen = await readRows(JSON.stringify({ ...row, currency: undefined }), { ...jsonl, currency: 'JPY' });
    expect(outcomes(yen)).toMatchObject([{ lines: [{ amountMinor: 60 }] }]);
  });

  it('reads a consent', async () => {
    const row = { kind: 'consent', user_id: 'u', timestamp: time, channel: 'email' };
    const rows = await json({ ...row, granted: false }, { ...row, granted: 'Yes' });
    expect(outcomes(rows)).toMatchObject([{ granted: false, channel: 'email' }, { granted: true }]);
  });
});
