import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../shared/domain/activity/activity.ts';
import type { EventKind } from '../../../shared/domain/event/event.ts';
import type { ItemEvidence, VisitDay } from '../../../shared/domain/evidence/evidence.ts';
import { type Known, tagOf } from '../../support/customer-of.ts';

// As of day 15,000.
const behaviour = (name: string, known: Known) => tagOf(`behaviour.${name}`, known);
const valueIn = (name: string, known: Known) => behaviour(name, known)?.value;

const nothing = { events: 0, products: 0, seconds: 0, carts: 0, checkouts: 0, orders: 0 };
const visitsOn = (...days: readonly (Partial<VisitDay> & Pick<VisitDay, 'day' | 'visits'>)[]) => ({
  visits: days.map((day): VisitDay => ({ ...nothing, ...day })),
});
const done = (...cells: readonly (readonly [kind: EventKind, count: number, day: number])[]): Known['activity'] => ({
  days: cells.map(
    ([kind, count, period]): Cell => ({
      period,
      kind,
      category: '',
      count,
      quantity: 0,
      amountMinor: 0,
      weight: 0,
    }),
  ),
  newestDay: 14_999,
});

describe('behaviour.*', () => {
  it('says nothing of who never did anything', () => {
    const names = 'visits visits_30 active_days_7 active_days_30 active_days_90 visit_depth visit_minutes searches';
    const more = 'top_search cart_additions favourites cart_abandonment cart_to_order conversion';
    for (const name of `${names} ${more}`.split(' ')) expect(behaviour(name, {}), name).toBeUndefined();
  });
});

describe('behaviour.active_days_7, active_days_30, active_days_90', () => {
  it.each([
    [7, 14_993],
    [30, 14_970],
    [90, 14_910],
  ])('of the last %i reach back to day %i', (days, first) => {
    const key = `active_days_${days}`;
    expect(valueIn(key, { activity: done(['view', 1, first]) })).toBe(1);
    expect(valueIn(key, { activity: done(['view', 1, first - 1]) })).toBe(0);
    expect(valueIn(key, { activity: done(['view', 9, first], ['view', 9, 14_999], ['view', 9, 15_000]) })).toBe(2);
  });
});

describe('behaviour.visits, visits_30, visit_depth, visit_minutes', () => {
  const evidence = visitsOn(
    { day: 14_969, visits: 2, events: 11, seconds: 300 },
    { day: 14_970, visits: 1, events: 1 },
    { day: 14_999, visits: 1, events: 2, seconds: 60 },
  );

  it('add up the days', () => {
    expect(behaviour('visits', { evidence })).toMatchObject({ value: 4, confidence: 1 });
    expect(behaviour('visits_30', { evidence })).toMatchObject({ value: 2, confidence: 1 });
    expect(behaviour('visit_depth', { evidence })).toMatchObject({ value: 3.5, confidence: 4 / 6 });
    expect(behaviour('visit_minutes', { evidence })).toMatchObject({ value: 1.5, confidence: 4 / 6 });
  });

  it('know of who was not here lately', () => {
    expect(valueIn('visits_30', { evidence: visitsOn({ day: 14_900, visits: 3 }) })).toBe(0);
  });

  it('say nothing of minutes where no visit lasted', () => {
    expect(behaviour('visit_minutes', { evidence: visitsOn({ day: 14_999, visits: 3, events: 3 }) })).toBeUndefined();
  });
});

describe('behaviour.conversion, cart_to_order', () => {
  const evidence = visitsOn({ day: 14_990, visits: 3, carts: 2 }, { day: 14_995, visits: 5, carts: 2, orders: 1 });

  it('are the visits with an order among all, and among those that came to the cart', () => {
    const known = { evidence, activity: done(['cart_add', 4, 14_990]) };
    expect(behaviour('conversion', known)).toMatchObject({ value: 0.125, confidence: 8 / 10 });
    expect(behaviour('cart_to_order', known)).toMatchObject({ value: 0.25, confidence: 4 / 6 });
  });

  it('say nothing where orders alone are known', () => {
    const known = { evidence, activity: done(['order', 4, 14_990]) };
    expect(behaviour('conversion', known)).toBeUndefined();
    expect(behaviour('cart_to_order', known)).toBeUndefined();
  });

  it.each(['view', 'list_view', 'search', 'favorite'] as const)('%s is enough for a conversion alone', (kind) => {
    const known = { evidence, activity: done([kind, 1, 14_990]) };
    expect(valueIn('conversion', known)).toBe(0.125);
    expect(behaviour('cart_to_order', known)).toBeUndefined();
  });

  it('need two visits to the cart', () => {
    const activity = done(['cart_add', 1, 14_990]);
    expect(
      behaviour('cart_to_order', { activity, evidence: visitsOn({ day: 1, visits: 9, carts: 1, orders: 1 }) }),
    ).toBeUndefined();
    expect(valueIn('cart_to_order', { activity, evidence: visitsOn({ day: 1, visits: 9, carts: 2, orders: 1 }) })).toBe(
      0.5,
    );
  });
});

describe('behaviour.searches, cart_additions, favourites', () => {
  it.each([
    ['searches', 'search'],
    ['cart_additions', 'cart_add'],
    ['favourites', 'favorite'],
  ] as const)('%s counts events of all time before as_of', (name, kind) => {
    const activity = done([kind, 2, 14_000], [kind, 3, 14_999], ['view', 9, 14_999], [kind, 5, 15_000]);
    expect(behaviour(name, { activity })).toMatchObject({ value: 5, confidence: 1 });
    expect(behaviour(name, { activity: done(['view', 9, 14_999]) })).toBeUndefined();
  });
});

describe('behaviour.top_search', () => {
  it('is the term used most, as sure as its share', () => {
    const searches = [
      { name: 'mug', count: 3 },
      { name: 'teapot', count: 5 },
    ];
    expect(behaviour('top_search', { evidence: { searches } })).toMatchObject({ value: 'teapot', type: 'string' });
    expect(behaviour('top_search', { evidence: { searches } })?.confidence).toBeCloseTo((5 / 8) * (8 / 10), 12);
  });

  it('gives a tie to the first, whatever the order', () => {
    const [a, b] = [
      { name: 'a', count: 2 },
      { name: 'b', count: 2 },
    ] as const;
    expect(valueIn('top_search', { evidence: { searches: [a, b] } })).toBe('a');
    expect(valueIn('top_search', { evidence: { searches: [b, a] } })).toBe('a');
  });
});

describe('behaviour.cart_abandonment', () => {
  const item = (product: string, cartDay: number, orderDay = -1): ItemEvidence => ({
    product,
    category: '',
    brand: '',
    views: 0,
    carts: cartDay < 0 ? 0 : 1,
    favorites: 0,
    orders: orderDay < 0 ? 0 : 1,
    quantity: 0,
    amountMinor: 0,
    firstDay: 0,
    lastDay: 0,
    cartDay,
    orderDay,
  });
  const ordered = item('o', 14_900, 14_900);
  const of = (...items: readonly ItemEvidence[]) => valueIn('cart_abandonment', { evidence: { items } });

  it.each([
    ['ordered the same day', item('x', 14_900, 14_900), 0],
    ['ordered seven days later', item('x', 14_900, 14_907), 0],
    ['ordered eight days later', item('x', 14_900, 14_908), 0.5],
    ['ordered before it was carted again', item('x', 14_900, 14_899), 0.5],
    ['never ordered', item('x', 14_900), 0.5],
    ['carted eight days ago', item('x', 14_992), 0.5],
    ['carted and ordered yesterday', item('x', 14_999, 14_999), 0],
  ])('of a product %s beside one that was bought', (_words, other, share) => expect(of(ordered, other)).toBe(share));

  it('leaves out what may still be ordered, and what was never in the cart', () => {
    expect(of(ordered, item('x', 14_993))).toBeUndefined();
    expect(of(ordered, item('x', -1, 14_900), item('y', -1))).toBeUndefined();
  });

  it('needs two products', () => {
    expect(of(ordered)).toBeUndefined();
    expect(
      behaviour('cart_abandonment', { evidence: { items: [ordered, item('a', 14_900), item('b', 14_900)] } }),
    ).toMatchObject({ value: 2 / 3, confidence: 3 / 5 });
  });
});
