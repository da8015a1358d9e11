import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLimits } from '../../../shared/domain/activity/fold-activity.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { resolveOwner } from '../../../shared/domain/identity/resolve-owner.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { canonicalProfileJson } from '../../../shared/domain/profile/canonical-json.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeForReading, mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { arbitraryEvents } from '../../support/arbitrary-events.ts';

const runs = { numRuns: 250, seed: 7 };
const tight = { memoryDays: 400, dayBytes: 170, monthBytes: 130, orderPlaces: 9 };

function deltasOf(events: readonly Event[]): Profile[] {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const event of events) builder.add(event);
  return builder.take();
}

/** Profiles after these batches, one after the other. */
function applied(batches: readonly (readonly Event[])[], limits = foldLimits): Profile[] {
  const profiles = new Map<string, Profile>();
  for (const delta of batches.flatMap(deltasOf))
    profiles.set(delta.id, mergeProfiles(profiles.get(delta.id) ?? emptyProfile(delta.id), delta, limits));
  return [...profiles.values()];
}

const linesOf = (profiles: readonly Profile[]): string[] => profiles.map(canonicalProfileJson).sort();

const keys = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });

/** The events in another order, in up to eight batches. */
function dealt(events: readonly Event[], order: readonly number[]): Event[][] {
  const shuffled = events
    .map((event, index) => ({ event, key: order[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
  const piles = 1 + ((order[0] ?? 0) % 8);
  return Array.from({ length: piles }, (_, pile) =>
    shuffled.filter((_event, index) => Math.floor((order[index] ?? 0) / 7) % piles === pile),
  );
}

describe('mergeProfiles(a, b)', () => {
  it.each([
    ['the usual limits', 'recent', foldLimits],
    ['little room for days', 'recent', { ...tight, orderPlaces: Number.POSITIVE_INFINITY }],
    ['little room for anything', 'never', tight],
  ] as const)('gives the same profiles for any order and partition of the events, with %s', (_, repeats, limits) => {
    fc.assert(
      fc.property(arbitraryEvents(repeats), keys, (events, order) => {
        expect(linesOf(applied(dealt(events, order), limits))).toEqual(linesOf(applied([events], limits)));
      }),
      runs,
    );
  });

  it('folds when little room is left, in most of what the laws are tried on', () => {
    const sample = fc.sample(arbitraryEvents('never'), { numRuns: 100, seed: 7 });
    const furthest = sample.map((events) =>
      applied([events], tight).reduce(
        (most, { activity: { folded, newestDay = 0 } }) => ({
          day: Math.max(most.day, folded.day - newestDay + 400),
          orderDay: Math.max(most.orderDay, folded.orderDay - newestDay + 400),
          month: Math.max(most.month, folded.month),
        }),
        { day: -1, orderDay: -1, month: -1 },
      ),
    );
    for (const until of ['day', 'orderDay', 'month'] as const)
      expect(furthest.filter((one) => one[until] > 0).length).toBeGreaterThan(50);
  });
});

describe('mergeForReading(owner, parts)', () => {
  it('gives one customer the same profile, whether an id was known as theirs from the start or not', () => {
    fc.assert(
      fc.property(arbitraryEvents('never'), (events) => {
        const alone = events.map((event) => ({ ...event, anonymousId: undefined, userId: event.userId ?? 'ann' }));
        const linked = applied([events.map((event) => (event.userId === undefined ? event : { ...event, anonymousId: undefined }))]); // biome-ignore format: one thought
        const parts = linked.filter(({ id }) => id !== 'u:bob');
        const [expected] = applied([alone]).filter(({ id }) => id === 'u:ann');
        fc.pre(expected !== undefined);
        expect(mergeForReading('u:ann', parts).activity).toEqual(expected?.activity);
      }),
      runs,
    );
  });

  it('counts an id that several users claimed for one of them alone', () => {
    const seen = (instant: number, ids: Partial<Event>): Event => ({
      kind: 'view',
      source: 'web',
      instant,
      day: 0,
      ...ids,
    });
    const items = applied([
      [
        seen(9_000, { userId: 'zoe', anonymousId: 'x' }),
        seen(8_000, { userId: 'bob', anonymousId: 'x' }),
        seen(7_000, { anonymousId: 'x' }),
      ],
    ]);
    const customers = Map.groupBy(items, resolveOwner);
    const views = [...customers].map(([owner, parts]) => [
      owner,
      mergeForReading(owner, parts).activity.days[0]?.count,
    ]);
    expect(views.sort()).toEqual([
      ['u:bob', 2],
      ['u:zoe', 1],
    ]);
  });

  it('carries the claims and links of the owner alone', () => {
    const parts = applied([[{ kind: 'view', source: 'web', instant: 5000, day: 0, userId: 'ann', anonymousId: 'x' }]]);
    expect(mergeForReading('u:ann', parts).identity).toEqual({ claims: [], links: [{ id: 'a:x', firstSeconds: 5 }] });
  });
});

describe('canonicalProfileJson(profile)', () => {
  const view: Event = { kind: 'view', source: 'web', instant: 5000, day: 0, userId: 'ann', region: 'Eire' };

  it('is one line with sorted keys, maps too, and names no source', () => {
    const profile =
      applied([[{ ...view, region: 'Wales', anonymousId: 'x', traits: { b: '\n' } }, view]]).find(
        ({ id }) => id === 'u:ann',
      ) ?? emptyProfile('');
    const json = canonicalProfileJson(profile);
    expect(json).not.toContain('\n');
    expect(json).not.toContain('"source"');
    const sortedKeys = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.values(value).every(sortedKeys) &&
        (Array.isArray(value) || Object.keys(value).join() === Object.keys(value).sort().join()));
    expect(sortedKeys(JSON.parse(json))).toBe(true);
    expect(JSON.parse(json)).toMatchObject({ id: 'u:ann', activity: { regions: { '=Eire': 1, '=Wales': 1 } } });
  });

  it('tells profiles apart that differ in one number, and not by the order their maps were filled in', () => {
    const wales = { ...view, region: 'Wales' };
    const [a, b, c] = [
      [view, wales],
      [wales, view],
      [view, wales, wales],
    ].map((events) => linesOf(applied([events])).join());
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });
});
