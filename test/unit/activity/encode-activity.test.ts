import { describe, expect, it } from 'vitest';
import { type Activity, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { BrokenEncodingError } from '../../../shared/domain/activity/byte-reader.ts';
import { decodeActivity } from '../../../shared/domain/activity/decode-activity.ts';
import { encodeActivity } from '../../../shared/domain/activity/encode-activity.ts';
import { NewerEncodingError } from '../../../shared/domain/activity/newer-encoding-error.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';
import { toProfileItem } from '../../../shared/store/dynamodb/profile-item.ts';
import { itemBytes } from '../../support/item-size.ts';

const departments = [
  'Bags/Lunch bags',
  'Christmas',
  'Home/Candles & holders',
  'Kitchen/Baking',
  'Stationery/Gift wrap',
];

/**
 * A loyal customer of a gift shop in the UK: within a year 20 orders of 8 to 20 lines, each from three of five departments, of
 * 1 to 24 pieces at £0.42 to £8.50; on ten other days two departments were looked at. 30 active days.
 */
function ordinaryEvents(): Event[] {
  const events: Event[] = [];
  const base = { source: 'shop', userId: '17850', region: 'United Kingdom' };
  for (let order = 0; order < 20; order++) {
    const day = 14_950 + order * 18;
    const instant = (day * 86_400 + 8 * 3600 + order * 1291) * 1000;
    for (let row = 0; row < 8 + ((order * 5) % 13); row++) {
      const quantity = 1 + ((order * 7 + row * 11) % 24);
      const amountMinor = quantity * (42 + ((order * 131 + row * 89) % 809));
      const category = departments[(order + (row % 3)) % departments.length];
      const lines = [{ category, quantity, amountMinor }];
      events.push({ ...base, kind: 'order', instant, day, orderId: `5${order}365`, orderGrain: 'line', lines });
    }
  }
  for (let visit = 0; visit < 10; visit++) {
    const day = 14_955 + visit * 36;
    for (const offset of [0, 2])
      events.push({
        ...base,
        kind: 'view',
        instant: (day * 86_400 + 70_000 + offset) * 1000,
        day,
        product: { category: departments[(visit + offset) % departments.length] },
        durationSeconds: 20,
      });
  }
  return events;
}

function profileOf(events: readonly Event[]) {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const event of events) builder.add(event);
  const [delta] = builder.take();
  if (delta === undefined) throw new Error('One profile was expected.');
  return mergeProfiles(emptyProfile(delta.id), delta);
}

describe('encodeActivity(activity)', () => {
  it('needs below 800 bytes for 20 orders, 5 categories and 30 active days, below 1,024 with the item around it', () => {
    const profile = profileOf(ordinaryEvents());
    expect(profile.activity.orders.length).toBe(20);
    expect(new Set(profile.activity.days.map(({ period }) => period)).size).toBe(30);
    expect(new Set(profile.activity.days.map(({ category }) => category)).size).toBe(5);
    expect(encodeActivity(profile.activity).length).toBeLessThan(800);

    const tokens = [
      { shard: 3, sequence: 1200, batch: 4 },
      { shard: 9, sequence: 1188, batch: 0 },
    ];
    expect(itemBytes(toProfileItem({ profile, version: 42, tokens }))).toBeLessThanOrEqual(1024);
  });

  it('writes nothing happened as a version and empty lists', () => {
    expect([...encodeActivity(emptyActivity)]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('writes one view as worked by hand', () => {
    const activity: Activity = {
      ...emptyActivity,
      firstSeconds: 100,
      lastSeconds: 164,
      newestDay: 0,
      days: [{ period: 0, kind: 'view', category: 'ab', count: 2, quantity: 0, amountMinor: 0, weight: 200 }],
    };
    const names = [1, 0, 2, 97, 98];
    // Flags, 100 zigzag is 200 in two bytes, 64 seconds later, on day 0 after the day of the last instant.
    const instants = [1, 200, 1, 64, 0];
    // One cell; one shape: kind 0, name 0, weight by unit of 100; period 0, one cell, place 0 and count 2 in one byte.
    const days = [1, 1, 0, 0, 4, 100, 0, 1, 32];
    expect([...encodeActivity(activity)]).toEqual([1, ...names, ...instants, ...days, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('gives equal bytes for equal activities, whatever the order their tables were filled in', () => {
    const a = { ...emptyActivity, regions: new Map([['Wales', 1], ['Eire', 2]]), monthDays: new Map([[3, 1], [1, 4]]) }; // biome-ignore format: side by side
    const b = { ...emptyActivity, regions: new Map([['Eire', 2], ['Wales', 1]]), monthDays: new Map([[1, 4], [3, 1]]) }; // biome-ignore format: side by side
    expect(encodeActivity(a)).toEqual(encodeActivity(b));
  });
});

describe('decodeActivity(bytes)', () => {
  const bytes = encodeActivity(profileOf(ordinaryEvents()).activity);

  it('gives back names with a byte order mark, an empty part or characters beyond the first plane', () => {
    const regions = new Map([
      ['\ufeffa', 1],
      ['/', 2],
      ['𝒳', 3],
      ['', 4],
      ['\ufffd', 5],
    ]);
    const activity = { ...emptyActivity, regions };
    expect(decodeActivity(encodeActivity(activity)).regions).toEqual(regions);
  });

  it('gives back the largest numbers', () => {
    const most = 2 ** 51;
    const cell = { category: '', count: most, quantity: -most, amountMinor: most, weight: -most };
    const orders = [
      {
        id: 2 ** 48 - 1,
        instantSeconds: 4_000_000_000,
        day: 46_297,
        lines: most,
        grossMinor: most,
        quantity: -most,
        discountMinor: -most,
        coupon: 'x',
        returns: [{ key: 2 ** 48 - 1, day: 46_298, amountMinor: -most }],
        version: { seconds: 0, hash: 0, places: most },
        contributions: [cell],
      },
    ];
    const activity: Activity = { ...emptyActivity, orders, days: [{ period: 46_297, kind: 'custom', ...cell }] };
    expect(decodeActivity(encodeActivity(activity))).toEqual(activity);
  });

  it('refuses what a newer program wrote', () => {
    expect(() => decodeActivity(Uint8Array.of(2, 0))).toThrow(new NewerEncodingError(2, 1));
  });

  it('refuses every beginning of an encoding that is not all of it', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeActivity(bytes.subarray(0, length))).toThrow(BrokenEncodingError);
  });

  it('refuses bytes that follow the end', () => {
    expect(() => decodeActivity(Uint8Array.of(...bytes, 0))).toThrow(BrokenEncodingError);
  });

  it('refuses version 0, a place outside a table, and a number beyond 2^53', () => {
    expect(() => decodeActivity(Uint8Array.of(0))).toThrow(BrokenEncodingError);
    expect(() => decodeActivity(Uint8Array.of(1, 0, 0, 1, 1, 99, 0))).toThrow(BrokenEncodingError);
    expect(() => decodeActivity(Uint8Array.of(1, ...new Array<number>(9).fill(255)))).toThrow(BrokenEncodingError);
  });
});
