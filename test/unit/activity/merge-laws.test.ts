import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { decodeActivity } from '../../../shared/domain/activity/decode-activity.ts';
import { encodeActivity } from '../../../shared/domain/activity/encode-activity.ts';
import { foldActivity, foldLimits } from '../../../shared/domain/activity/fold-activity.ts';
import { mergeActivities } from '../../../shared/domain/activity/merge-activities.ts';
import { roomOf } from '../../../shared/domain/activity/overflow.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import type { Profile } from '../../../shared/domain/profile/profile.ts';
import { arbitraryEvents } from '../../support/arbitrary-events.ts';

const runs = { numRuns: 300, seed: 7 };
/** Small enough that sixty events reach every limit. */
const tight = { memoryDays: 400, dayBytes: 170, monthBytes: 130, orderPlaces: 9 };
/** The same, with room for every order: its lines, versions and returns come at any time. */
const tightDays = { ...tight, orderPlaces: Number.POSITIVE_INFINITY };

function deltasOf(events: readonly Event[]): Profile[] {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const event of events) builder.add(event);
  return builder.take();
}

/** Activity of one customer, whoever did it. */
const activityOf = (events: readonly Event[]): Activity =>
  deltasOf(events).reduce((sum, { activity }) => mergeActivities(sum, activity), emptyActivity);

const arbitraryActivity = arbitraryEvents('recent').map(activityOf);
function equal(a: Activity, b: Activity): void {
  expect(Buffer.from(encodeActivity(a)).equals(Buffer.from(encodeActivity(b)))).toBe(true);
}

describe('mergeActivities(a, b)', () => {
  it('commutes', () => {
    fc.assert(
      fc.property(arbitraryActivity, arbitraryActivity, (a, b) => equal(mergeActivities(a, b), mergeActivities(b, a))),
      runs,
    );
  });

  it('associates', () => {
    fc.assert(
      fc.property(arbitraryActivity, arbitraryActivity, arbitraryActivity, (a, b, c) =>
        equal(mergeActivities(mergeActivities(a, b), c), mergeActivities(a, mergeActivities(b, c))),
      ),
      runs,
    );
  });

  it('has the empty activity as neutral', () => {
    fc.assert(
      fc.property(arbitraryActivity, (a) => {
        expect(mergeActivities(a, emptyActivity)).toEqual(a);
        expect(mergeActivities(emptyActivity, a)).toEqual(a);
      }),
      runs,
    );
  });
});

describe.each([
  ['the usual limits', foldLimits, arbitraryActivity],
  ['little room for days', tightDays, arbitraryActivity],
  // With so few orders remembered, any repeat of an order is one of an order that was folded away.
  ['little room for anything', tight, arbitraryEvents('never').map(activityOf)],
])('foldActivity(activity) with %s', (_, limits, arbitrary) => {
  const fold = (activity: Activity) => foldActivity(activity, limits);

  it('is idempotent', () => {
    fc.assert(
      fc.property(arbitrary, (a) => equal(fold(fold(a)), fold(a))),
      runs,
    );
  });

  it('may come before a merge as well as after it', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const late = fold(mergeActivities(a, b));
        equal(fold(mergeActivities(fold(a), b)), late);
        equal(fold(mergeActivities(fold(a), fold(b))), late);
      }),
      runs,
    );
  });

  it('keeps lifetime counts and money', () => {
    fc.assert(
      fc.property(arbitrary, (a) => {
        expect(totals(fold(a))).toEqual(totals(a));
      }),
      runs,
    );
  });
});

function totals({ days, months, orders, orderMonths }: Activity) {
  const cells = [...days, ...months, ...orders.flatMap(({ contributions }) => contributions)];
  const sum = <T>(items: readonly T[], value: (item: T) => number) => items.reduce((s, item) => s + value(item), 0);
  return {
    events: sum(cells, ({ count }) => count),
    quantity: sum(cells, ({ quantity }) => quantity),
    weight: sum(cells, ({ weight }) => weight),
    gross: sum(orders, ({ grossMinor }) => grossMinor) + sum(orderMonths, ({ grossMinor }) => grossMinor),
    returned:
      sum(orders, ({ returns }) => sum(returns, ({ amountMinor }) => amountMinor)) +
      sum(orderMonths, ({ returnedMinor }) => returnedMinor),
    orders: orders.filter(({ lines }) => lines > 0).length + sum(orderMonths, (month) => month.orders + month.free),
  };
}

describe('encodeActivity(activity)', () => {
  it('is undone by decodeActivity', () => {
    fc.assert(
      fc.property(arbitraryActivity, (a) => {
        for (const activity of [a, foldActivity(a), foldActivity(a, tight)])
          expect(decodeActivity(encodeActivity(activity))).toEqual(activity);
      }),
      runs,
    );
  });

  it('takes no more for cells than `roomOf` reckons', () => {
    const bytesOf = (days: Activity['days']): number => encodeActivity({ ...emptyActivity, days }).length;
    fc.assert(
      fc.property(arbitraryActivity, ({ days }) => {
        // The period of the first cell takes three bytes, and the empty name two.
        expect(bytesOf(days) - bytesOf([])).toBeLessThanOrEqual(days.reduce((sum, cell) => sum + roomOf(cell), 0) + 5);
      }),
      runs,
    );
  });
});
