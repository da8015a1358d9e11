import { describe, expect, it } from 'vitest';
import { type Activity, type Cell, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { sumCells } from '../../../shared/domain/activity/cells.ts';
import { encodeActivity } from '../../../shared/domain/activity/encode-activity.ts';
import { foldActivity, foldLevel, foldLimits } from '../../../shared/domain/activity/fold-activity.ts';
import { returnsAlone } from '../../../shared/domain/activity/fold-orders.ts';
import { roomOf } from '../../../shared/domain/activity/overflow.ts';
import { type Event, eventKinds } from '../../../shared/domain/event/event.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { toProfileItem } from '../../../shared/store/dynamodb/profile-item.ts';
import { itemBytes } from '../../support/item-size.ts';

/** Amounts and pieces as large as the encoding knows. */
const huge = 2 ** 51;
const otherKinds = eventKinds.filter((kind) => kind !== 'order' && kind !== 'refund');

/** A name of so many UTF-16 units, three bytes each, different in its first characters so that nothing is shared. */
const nameOf = (seed: number, units: number): string =>
  String.fromCharCode(0x4e00 + (seed % 20_000), 0x4e00 + Math.floor(seed / 20_000)).padEnd(units, '类');

function profileOf(events: Iterable<Event>): Profile {
  const builder = createDeltaBuilder({ behaviour: { view: 999_999_999 } });
  for (const event of events) builder.add(event);
  const delta = builder.take().find(({ id }) => id === 'u:x');
  if (delta === undefined) throw new Error('A profile was expected.');
  return mergeProfiles(emptyProfile(delta.id), delta);
}

const sizeOf = (profile: Profile): number => itemBytes(toProfileItem({ profile, version: 2 ** 40, tokens: [] }));

/**
 * An activity at its limits that rows could make: days, months and orders each fill their room, with names of so many units and
 * amounts of eight bytes.
 */
function dearest(grain: 'line' | 'whole' | 'refund', nameUnits: number): Activity {
  const newestDay = 20_000;
  const dear = { count: 1, quantity: huge, amountMinor: huge, weight: 999_999_999 };
  const cellsOf = (bytes: number, newest: number, periods: number): Cell[] => {
    const room = roomOf({ ...dear, period: 0, kind: 'survey', category: nameOf(0, nameUnits) });
    return sumCells(
      Array.from({ length: Math.floor(bytes / room) }, (_, i) => ({
        ...dear,
        period: newest - (i % periods),
        kind: 'survey',
        category: nameOf(i, nameUnits),
      })),
    );
  };
  const orders = Array.from(
    { length: grain === 'whole' ? Math.floor(foldLimits.orderPlaces / 21) : foldLimits.orderPlaces },
    (_, i) => {
      const day = newestDay - (i % 390);
      const returned = { key: 2 ** 47, day, amountMinor: huge };
      if (grain === 'refund') return returnsAlone(i, day, [returned]);
      return {
        ...returnsAlone(i, day, []),
        instantSeconds: (day - 1) * 86_400,
        lines: 1,
        quantity: huge,
        grossMinor: huge,
        discountMinor: huge,
        coupon: nameOf(30_000 + i, 20),
        ...(grain === 'whole' && {
          version: { seconds: 0, hash: 2 ** 47, places: 20 },
          contributions: Array.from({ length: 20 }, (_, k) => ({ ...dear, category: nameOf(40_000 + i * 20 + k, 10) })),
        }),
      };
    },
  );
  const since2000 = Array.from({ length: 330 }, (_, i) => 360 + i);
  const sums = { orders: 9999, returnedWhole: 9999, free: 9999, grossMinor: huge, returnedMinor: huge, quantity: huge };
  const table = new Map(Array.from({ length: 400 }, (_, i) => [nameOf(90_000 + i, 10), 9999]));
  return {
    ...emptyActivity,
    firstSeconds: 946_684_800,
    lastSeconds: newestDay * 86_400,
    newestDay,
    days: cellsOf(foldLimits.dayBytes, newestDay, 400),
    months: cellsOf(foldLimits.monthBytes, 656, 330),
    monthDays: new Map(since2000.map((month) => [month, 2 ** 31 - 1])),
    orders,
    orderMonths: since2000.map((month) => ({ month, ...sums })),
    brands: table,
    devices: table,
    regions: table,
  };
}

/** Everything at once, as large and as different as a row can be. */
function* hostileEvents(rows: number, days: number, nameUnits: number): Iterable<Event> {
  const base = { userId: 'x', source: nameOf(1, 20), channel: '' };
  for (let row = 0; row < rows; row++) {
    const day = 20_000 - (row % days);
    const when = { ...base, day, instant: (day * 86_400 + (row % 86_400)) * 1000 };
    const name = nameOf(row, nameUnits);
    const line = { category: name, quantity: huge, amountMinor: huge };
    const which = row % 5;
    if (which === 0)
      yield {
        ...when,
        kind: otherKinds[row % otherKinds.length] ?? 'view',
        product: { category: name, brand: name },
        quantity: huge,
        device: name,
        region: name,
        deviceId: nameOf(row, 250),
        channel: name,
        granted: true,
        traits: { [name]: name.repeat(9) },
      };
    else if (which === 1) yield { ...when, kind: 'view', product: { category: name }, quantity: huge };
    else {
      const order = { orderId: `${row}`, discountMinor: huge, coupon: name };
      const lines = which === 2 ? [line] : Array.from({ length: 40 }, (_, i) => ({ ...line, category: nameOf(row + i, nameUnits) })); // biome-ignore format: one thought
      if (which < 4) yield { ...when, ...order, kind: 'order', orderGrain: which === 2 ? 'line' : 'whole', lines };
      else
        yield {
          ...when,
          kind: 'refund',
          orderGrain: 'whole',
          orderId: `${row % 7}`,
          refundId: `${row}`,
          lines: [line],
        };
    }
  }
}

describe('an item', () => {
  // Names of 10 units fill a place of 32 bytes best, those of 80 are the longest there are.
  it.each([
    [12_000, 1, 2],
    [12_000, 399, 2],
    [12_000, 399, 10],
    [12_000, 399, 80],
    [12_000, 9_000, 2],
    [12_000, 9_000, 10],
    [12_000, 9_000, 80],
  ])('of %i hostile rows over %i days with names of %i units stays below 350 KB', (rows, days, nameUnits) => {
    const profile = profileOf(hostileEvents(rows, days, nameUnits));
    expect(sizeOf(profile)).toBeLessThan(350_000);
    expect(foldLevel(profile.activity)).toBeGreaterThan(0);
  });

  it.each([
    ['line', 2],
    ['line', 80],
    ['whole', 10],
    ['refund', 10],
  ] as const)('with all room taken, orders %s, names of %i units, stays below 350 KB', (grain, nameUnits) => {
    const activity = foldActivity(dearest(grain, nameUnits));
    expect([activity.folded.day, activity.folded.month]).toEqual([19_600, -1]);
    expect(encodeActivity(activity).length).toBeLessThan(265_000);
    const head = profileOf(hostileEvents(12_000, 9_000, 10));
    const others = sizeOf({ ...head, activity: emptyActivity });
    // Identities and traits at the limits of bytes and number that this head need not have met: the rest of the room.
    expect(others).toBeLessThan(85_000);
  });

  it('counts everything that it folds', () => {
    const { activity } = profileOf(hostileEvents(12_000, 9_000, 10));
    const views = [...activity.days, ...activity.months].reduce((sum, cell) => sum + (cell.kind === 'order' ? 0 : cell.count), 0); // biome-ignore format: one thought
    expect(views).toBe(4800);
    const placed = activity.orderMonths.reduce((sum, { orders }) => sum + orders, 0);
    expect(placed + activity.orders.filter(({ lines }) => lines > 0).length).toBe(4800);
    for (const table of [activity.brands, activity.devices, activity.regions])
      expect([...table].reduce((sum, [, count]) => sum + count, 0)).toBe(2400);
  });

  it('of a heavy browser, 60 acts in 6 categories on each of 400 days, keeps two months of days in 25 KB', () => {
    const events = function* (): Iterable<Event> {
      for (let day = 20_000; day < 20_400; day++)
        for (let act = 0; act < 60; act++) {
          const kind = (['view', 'view', 'favorite', 'cart_add'] as const)[act % 4] ?? 'view';
          const product = { category: `Department ${act % 6}/Shelf ${(day + act) % 3}` };
          yield { kind, source: 'shop', userId: 'x', day, instant: (day * 86_400 + act) * 1000, product };
        }
    };
    const { activity } = profileOf(events());
    expect(activity.folded.day).toBeLessThan(20_399 - 60);
    expect(encodeActivity(activity).length).toBeLessThan(25_000);
  });
});
