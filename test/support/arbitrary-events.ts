import fc from 'fast-check';
import type { Event, EventKind, ProductLine } from '../../shared/domain/event/event.ts';

const line: fc.Arbitrary<ProductLine> = fc.record({
  category: fc.constantFrom('', 'bags', 'bags/lunch', 'home', 'toys', `home/${'very '.repeat(11)}long`),
  brand: fc.constantFrom(undefined, 'Acme', 'Rex'),
  quantity: fc.integer({ min: 0, max: 20 }),
  amountMinor: fc.integer({ min: 0, max: 5000 }),
});

const user = fc.constantFrom('ann', 'bob');
const day = fc.integer({ min: 14_000, max: 15_300 });
const secondOfDay = fc.integer({ min: 0, max: 86_399 });

const when = (dayNumber: number, second: number) => ({ day: dayNumber, instant: (dayNumber * 86_400 + second) * 1000 });

/** Views and the like, anonymous or known, some with both ids. */
const act: fc.Arbitrary<Event> = fc
  .record({
    kind: fc.constantFrom<EventKind>('view', 'share', 'cart_add', 'identify', 'consent', 'search', 'message'),
    userId: fc.option(user, { nil: undefined }),
    anonymousId: fc.constantFrom('x1', 'x2'),
    day,
    second: secondOfDay,
    category: fc.constantFrom(undefined, 'bags', 'bags/lunch', 'home'),
    durationSeconds: fc.constantFrom(undefined, 5, 30, 90),
    granted: fc.boolean(),
    action: fc.constantFrom(undefined, 'sent', 'Delivered'),
    channel: fc.constantFrom('email', 'sms'),
    region: fc.constantFrom(undefined, 'France', 'Norway'),
    gender: fc.constantFrom('f', 'm'),
  })
  .map(({ day: dayNumber, second, category, gender, ...rest }) => ({
    ...rest,
    ...when(dayNumber, second),
    source: 'web',
    product: { category },
    traits: rest.kind === 'identify' ? { gender } : undefined,
  }));

/** First day whose orders are always remembered, since nothing here is newer than 15,300. */
const remembered = 15_300 - 400 + 1;

/**
 * Orders and refunds of both grains. `recent`: further lines, versions and refunds come of orders that are still remembered.
 * `never`: each row is of an order of its own. Repeats of an order that was folded away meanwhile are no promise.
 */
const trade = (repeats: 'recent' | 'never'): fc.Arbitrary<Event> =>
  fc
    .record({
      kind: fc.constantFrom<EventKind>('order', 'order', 'refund'),
      grain: fc.constantFrom<'line' | 'whole'>('line', 'whole'),
      userId: user,
      order: fc.integer({ min: 0, max: 30 }),
      second: fc.constantFrom(0, 3600, 86_399),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      refund: fc.integer({ min: 0, max: 3 }),
      daysLater: fc.integer({ min: 0, max: 9 }),
      coupon: fc.constantFrom(undefined, 'TEN'),
      unique: fc.uuid(),
    })
    .map(({ grain, order, second, lines, refund, daysLater, unique, ...rest }) => {
      const firstDay = 14_000 + order * 43;
      const dayNumber = Math.min(15_300, firstDay + daysLater);
      const own = repeats === 'never' || firstDay < remembered ? `-${unique}` : '';
      return {
        ...rest,
        ...when(dayNumber, second),
        source: grain === 'line' ? 'till' : 'shop',
        lines,
        orderId: `${rest.userId}-${order}${own}`,
        refundId: rest.kind === 'refund' ? `r${order}-${refund}${own}` : undefined,
        orderGrain: grain,
      };
    });

/** Events of a few customers over three and a half years, so that merging them folds. */
export const arbitraryEvents = (repeats: 'recent' | 'never'): fc.Arbitrary<Event[]> =>
  fc.array(fc.oneof(act, trade(repeats)), { maxLength: 60, size: 'max' });
