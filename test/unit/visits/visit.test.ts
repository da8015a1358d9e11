import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventKinds } from '../../../shared/domain/event/event.ts';
import { type VisitEvent, visitsOf } from '../../../shared/domain/visits/visit.ts';

const at = (instantSeconds: number, kind: VisitEvent['kind'], rest: Partial<VisitEvent> = {}): VisitEvent => ({
  kind,
  instantSeconds,
  ...rest,
});

const others = ['message', 'survey', 'consent', 'identify', 'alias', 'refund', 'custom'] as const;

describe('visitsOf(events)', () => {
  it('describes a visit', () => {
    expect(
      visitsOf([
        at(100, 'view', { productId: 'a' }),
        at(160, 'view', { productId: 'b' }),
        at(200, 'cart_add', { productId: 'b' }),
        at(400, 'order', { productId: 'b' }),
      ]),
    ).toEqual([
      {
        seconds: 300,
        events: 4,
        products: 2,
        stage: 'order',
        steps: [
          { stage: 0, instantSeconds: 100 },
          { stage: 0, instantSeconds: 160 },
          { stage: 1, instantSeconds: 200 },
          { stage: 3, instantSeconds: 400 },
        ],
        path: 'view>cart_add>order',
      },
    ]);
  });

  it('ends a visit after more than 30 minutes of silence, not after 30', () => {
    const visits = visitsOf([at(0, 'view'), at(1800, 'view'), at(3601, 'view')]);
    expect(visits.map(({ seconds, events }) => [seconds, events])).toEqual([
      [1800, 2],
      [0, 1],
    ]);
  });

  it('keeps a session together over any silence, and two sessions at a time apart', () => {
    const visits = visitsOf([
      at(0, 'view', { sessionId: 's' }),
      at(10, 'search', { sessionId: 't' }),
      at(9000, 'order', { sessionId: 's' }),
    ]);
    expect(visits.map(({ path, seconds }) => [path, seconds])).toEqual([
      ['view>order', 9000],
      ['search', 0],
    ]);
  });

  it('gives an order without a session to the visit before it, when that is near', () => {
    const session = [at(0, 'view', { sessionId: 's' }), at(60, 'checkout', { sessionId: 's' })];
    expect(visitsOf([...session, at(90, 'order')]).map(({ path }) => path)).toEqual(['view>checkout>order']);
    expect(visitsOf([...session, at(1861, 'order')]).map(({ path }) => path)).toEqual(['view>checkout', 'order']);
  });

  it('puts a view before the order of the same second', () => {
    expect(visitsOf([at(5, 'order'), at(5, 'view')])[0]?.path).toBe('view>order');
  });

  it('makes no visit of messages, surveys, consents, ids and refunds', () => {
    expect(visitsOf(others.map((kind) => at(0, kind)))).toEqual([]);
  });

  it('does not let a message keep a visit going', () => {
    expect(visitsOf([at(0, 'view'), at(1500, 'message'), at(3000, 'view')])).toHaveLength(2);
  });

  it('has no stage where there are only searches and lists', () => {
    expect(visitsOf([at(0, 'search'), at(9, 'list_view')])[0]).toMatchObject({
      stage: undefined,
      path: 'search>list_view',
    });
  });

  it('writes eight steps of a path, and that there are more', () => {
    const kinds = Array.from({ length: 8 }, (_, i) => at(i, i % 2 === 0 ? 'view' : 'search'));
    const eight = 'view>search>view>search>view>search>view>search';
    expect(visitsOf(kinds)[0]?.path).toBe(eight);
    expect(visitsOf([...kinds, at(8, 'view')])[0]?.path).toBe(`${eight}>…`);
  });

  const events = fc.array(
    fc.record({
      kind: fc.constantFrom(...eventKinds),
      instantSeconds: fc.integer({ min: 0, max: 20_000 }),
      sessionId: fc.option(fc.constantFrom('s', 't'), { nil: undefined }),
      productId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    }),
    { maxLength: 30 },
  );

  it('does not depend on the order of the events', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (day, numbers) => {
        const shuffled = day
          .map((event) => ({ event, by: numbers.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ event }) => event);
        expect(visitsOf(shuffled)).toEqual(visitsOf(day));
      }),
    );
  });

  it('without sessions cuts the time line wherever it is silent for more than the gap, and nowhere else', () => {
    fc.assert(
      fc.property(events, (day) => {
        const instants = day
          .flatMap(({ kind, instantSeconds }) => (others.some((other) => other === kind) ? [] : [instantSeconds]))
          .sort((a, b) => a - b);
        const ends = instants.flatMap((instant, at) =>
          (instants[at + 1] ?? Infinity) - instant > 1800 ? [at + 1] : [],
        );
        const expected = ends.map((end, visit) => instants.slice(ends[visit - 1] ?? 0, end));
        const visits = visitsOf(day.map((event) => ({ ...event, sessionId: undefined })));
        expect(visits.map(({ events: count, seconds }) => [count, seconds])).toEqual(
          expected.map((visit) => [visit.length, (visit.at(-1) ?? 0) - (visit[0] ?? 0)]),
        );
      }),
    );
  });
});
