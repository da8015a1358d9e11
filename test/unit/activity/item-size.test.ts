import { describe, expect, it } from 'vitest';
import { encodeActivity } from '../../../shared/domain/activity/encode-activity.ts';
import { foldLevel } from '../../../shared/domain/activity/fold-activity.ts';
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
    [30_000, 1, 2],
    [30_000, 399, 2],
    [30_000, 399, 10],
    [30_000, 399, 80],
    [30_000, 9_000, 2],
    [30_000, 9_000, 10],
    [30_000, 9_000, 80],
  ])('of %i hostile rows over %i days with names of %i units stays below 350 KB', (rows, days, nameUnits) => {
    const profile = profileOf(hostileEvents(rows, days, nameUnits));
    expect(sizeOf(profile)).toBeLessThan(350_000);
    expect(foldLevel(profile.activity)).toBeGreaterThan(0);
  });

  it('counts everything that it folds', () => {
    const { activity } = profileOf(hostileEvents(30_000, 9_000, 10));
    const views = [...activity.days, ...activity.months].reduce((sum, cell) => sum + (cell.kind === 'order' ? 0 : cell.count), 0); // biome-ignore format: one thought
    expect(views).toBe(12_000);
    const placed = activity.orderMonths.reduce((sum, { orders }) => sum + orders, 0);
    expect(placed + activity.orders.filter(({ lines }) => lines > 0).length).toBe(12_000);
    for (const table of [activity.brands, activity.devices, activity.regions])
      expect([...table].reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(6_000);
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
