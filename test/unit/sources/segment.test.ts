import { describe, expect, it } from 'vitest';
import { outcomes, readRows } from '../../support/read-drop.ts';

const common = { userId: 'u1', messageId: 'm1', timestamp: '2011-05-11T10:00:00Z' };
const read = async (...calls: readonly object[]) =>
  outcomes(
    await readRows(calls.map((call) => JSON.stringify({ ...common, ...call })).join('\n'), {
      source: { preset: 'segment' },
      fileName: 'calls.jsonl',
      currency: 'USD',
    }),
  );
const track = (event: string, properties: object = {}) => ({ type: 'track', event, properties });

describe('preset segment', () => {
  it.each([
    ['Products Searched', 'search'],
    ['Product List Viewed', 'list_view'],
    ['Viewed Product Category', 'list_view'],
    ['Product Viewed', 'view'],
    ['Viewed Product', 'view'],
    ['Product Added', 'cart_add'],
    ['Added Product', 'cart_add'],
    ['Product Removed', 'cart_remove'],
    ['Removed Product', 'cart_remove'],
    ['Product Added to Wishlist', 'favorite'],
    ['Started Order', 'checkout'],
    ['Updated Order', 'checkout'],
    ['Product Reviewed', 'review'],
    ['Cart Shared', 'share'],
  ])('makes of %s a %s, without an action', async (event, kind) => {
    const [made] = await read(track(event, { product_id: 'p', category: 'Games/Board', price: 2 }));
    expect(made).toMatchObject({ kind, userId: 'u1', messageId: 'm1', product: { id: 'p', category: 'Games/Board' } });
    expect(made).not.toHaveProperty('action');
    expect(made).not.toHaveProperty('channel');
  });

  it.each([
    ['Product Clicked', 'custom', 'Product Clicked', undefined],
    ['Clicked Promotion', 'custom', 'Clicked Promotion', undefined],
    ['Coupon Applied', 'coupon', 'applied', undefined],
    ['Email Opened', 'message', 'opened', 'email'],
    ['Email Marked as Spam', 'message', 'unsubscribed', 'email'],
    ['Push Notification Tapped', 'message', 'clicked', 'push'],
  ])('makes of %s a %s with action %s', async (event, kind, action, channel) => {
    const [made] = await read(track(event, { coupon_name: 'MAY' }));
    expect(made).toMatchObject({ kind, action, coupon: 'MAY', ...(channel && { channel }) });
  });

  it('keeps how a checkout is paid and delivered, and whom a share or an invite reached', async () => {
    const events = await read(
      track('Checkout Step Completed', { step: 2, shipping_method: 'Fedex', payment_method: 'Visa' }),
      track('Product Shared', { recipient: 'friend@example.com', product_id: 'p' }),
      track('Cart Shared', { recipient: 'friend@example.com' }),
      track('Invite Sent', { invitee_email: 'peter@example.com' }),
      track('Email Opened', { recipient: 'ann@example.com' }),
    );
    expect(events).toMatchObject([
      { kind: 'custom', action: 'Checkout Step Completed', paymentMethod: 'Visa', deliveryMethod: 'Fedex' },
      { kind: 'share', targetId: 'friend@example.com' },
      { kind: 'share', targetId: 'friend@example.com' },
      { kind: 'invite', targetId: 'peter@example.com' },
      { kind: 'message' },
    ]);
    expect(events[4]).not.toHaveProperty('targetId');
  });

  it('names products by the id of version 1 only in calls that are about one', async () => {
    const [viewed, other] = await read(track('Viewed Product', { id: 'p1' }), track('Course Clicked', { id: 'c1' }));
    expect(viewed).toMatchObject({ product: { id: 'p1' } });
    expect(other).not.toHaveProperty('product');
  });

  it('makes an order of its lines, or one line of what it says it came to', async () => {
    const order = { order_id: 'o1', discount: 2.5, coupon: 'MAY', currency: 'usd' };
    const products = [
      { product_id: 'p1', price: 19, quantity: 1 },
      { id: 'p2', price: 3, quantity: 2 },
    ];
    expect(
      await read(
        track('Order Completed', { ...order, total: 27.5, products }),
        track('Completed Order', { ...order, revenue: 22.5, total: 27.5, products: [] }),
        track('Order Refunded', { order_id: 'o1', total: 30 }),
        track('Order Refunded', { order_id: 'o1' }),
        track('Order Completed', { ...order, currency: 'EUR', total: 1 }),
      ),
    ).toMatchObject([
      {
        kind: 'order',
        orderId: 'o1',
        orderGrain: 'whole',
        coupon: 'MAY',
        discountMinor: 250,
        lines: [
          { id: 'p1', quantity: 1, amountMinor: 1900 },
          { id: 'p2', quantity: 2, amountMinor: 600 },
        ],
      },
      { kind: 'order', lines: [{ quantity: 1, amountMinor: 2250 }] },
      { kind: 'refund', orderId: 'o1', lines: [{ amountMinor: 3000 }] },
      { reason: 'bad_number' },
      { reason: 'no_exchange_rate' },
    ]);
  });

  it('takes traits from identify and from the context, never those of a group', async () => {
    const [identify, group, message] = await read(
      { type: 'identify', traits: { email: 'A@x.org', age: 30 }, context: { traits: { age: 31, plan: 'pro' } } },
      { type: 'group', groupId: 'g', traits: { email: 'office@x.org', employees: 9 } },
      { event: 'Email Delivered', user_id: 'u2', userId: undefined, context: { traits: { email: 'b@x.org' } } },
    );
    expect(identify).toMatchObject({ email: 'a@x.org', traits: { email: 'A@x.org', age: '30', plan: 'pro' } });
    expect(group).toMatchObject({ kind: 'custom', action: 'group' });
    expect(group).not.toHaveProperty('traits');
    expect(group).not.toHaveProperty('email');
    expect(message).toMatchObject({ kind: 'message', userId: 'u2', email: 'b@x.org', traits: { email: 'b@x.org' } });
  });

  it('unwraps a call under "event", and takes the first time that there is', async () => {
    const [page] = await read({
      event: { ...common, timestamp: undefined, sentAt: '2011-05-11T11:00:00Z', type: 'page', name: 'Home' },
    });
    expect(page).toMatchObject({ kind: 'view', text: 'Home', instant: Date.UTC(2011, 4, 11, 11) });
  });

  it('refuses a call without a type or an event', async () => {
    expect(await read({})).toMatchObject([{ reason: 'unknown_kind' }]);
  });
});
