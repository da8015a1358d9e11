import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import type { Event, EventKind } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour, durationFactor } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { weightsByAge, weightsByKind } from '../../support/interest-weights.ts';

const asOfDay = 15_000;

/** One act of a record: the rows of a record say the same duration. */
const act = (kind: EventKind, ageDays: number, durationSeconds?: number, category = 'phones'): Event => {
  const day = asOfDay - 1 - ageDays;
  const order = kind === 'order' && { orderGrain: 'line' as const, orderId: '1' };
  const lines = kind === 'order' && { lines: [{ category, quantity: 1, amountMinor: 100 }] };
  return {
    kind,
    source: 'web',
    userId: '1',
    day,
    instant: day * 86_400_000,
    product: { category },
    durationSeconds,
    ...order,
    ...lines,
  };
};

/** Score of the category after these events, from the event to the tag. */
function scoreOf(events: readonly Event[], interestScale?: number): number | undefined {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const event of events) builder.add(event);
  const profile = builder.take().find(({ id }) => id === 'u:1');
  if (profile === undefined) throw new Error('A profile was expected.');
  return createCustomer(profile, { asOfDay, minorPerMajor: 100, interestScale }).interests.get('phones');
}

/** 10 · (2σ(w / s) − 1), as the formula is written. */
const score = (weight: number, scale = 3) => 10 * (2 / (1 + Math.exp(-weight / scale)) - 1);

describe('interest of events', () => {
  it('is 2.975 of a view of 20 s with a like and a share, five days old', () => {
    const record = [act('view', 5, 20), act('like', 5, 20), act('share', 5, 20)];
    expect(scoreOf(record)).toBeCloseTo(score(2.975), 12);
    expect(scoreOf(record)).toBeCloseTo(4.588, 3);
    expect(scoreOf(record, 1)).toBeCloseTo(score(2.975, 1), 12);
  });

  it.each([...weightsByAge, [400, 0.1]] as const)('of a view %i whole days old is worth %d', (ageDays, decay) => {
    expect(scoreOf([act('view', ageDays)])).toBeCloseTo(score(decay), 12);
  });

  it('is none of the day that it is asked for', () => {
    expect(scoreOf([act('view', -1)])).toBeUndefined();
  });

  it.each([
    [9.99, 0.5],
    [10, 1],
    [60, 1],
    [60.01, 2],
    [undefined, 1],
  ])('of a view of %s s is worth %d', (seconds, factor) => {
    expect(scoreOf([act('view', 0, seconds)])).toBeCloseTo(score(factor), 12);
  });

  it.each([...weightsByKind, ['order', 3]] as const)('of a %s is worth %d', (kind, weight) => {
    expect(scoreOf([act(kind, 0)])).toBeCloseTo(score(weight), 12);
  });

  it('multiplies what the acts of a record are worth together by its duration', () => {
    const kinds = ['view', 'comment', 'like', 'favorite', 'share'] as const;
    const worth = { view: 1, comment: 0.5, like: 0.5, favorite: 1, share: 2 };
    for (const seconds of [undefined, 5, 30, 90])
      for (let subset = 0; subset < 2 ** (kinds.length - 1); subset++) {
        const acts = kinds.filter((_, bit) => bit === 0 || (subset >> (bit - 1)) % 2 === 1);
        const together = acts.reduce((sum, kind) => sum + worth[kind], 0);
        const factor = seconds === undefined ? 1 : { 5: 0.5, 30: 1, 90: 2 }[seconds as 5];
        expect(durationFactor(seconds)).toBe(factor);
        expect(scoreOf(acts.map((kind) => act(kind, 5, seconds)))).toBeCloseTo(score(together * factor * 0.85), 12);
      }
  });
});
