import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { effectiveTrait } from '../../../shared/domain/customer/effective-trait.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { reachableIdsOf } from '../../../shared/domain/identity/ids-of.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { disagreeingTraits } from '../../../shared/domain/profile/disagreeing-traits.ts';
import { mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';

function applied(batches: readonly (readonly Event[])[]): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const batch of batches) {
    const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
    for (const event of batch) builder.add(event);
    for (const delta of builder.take())
      profiles.set(delta.id, mergeProfiles(profiles.get(delta.id) ?? emptyProfile(delta.id), delta));
  }
  return profiles;
}

const said = (second: number, rest: Partial<Event>): Event => ({
  ...{ kind: 'identify', source: 'bureau', userId: 'ann', instant: second * 1000, day: 0 },
  ...{ traitOrigin: 'third_party' },
  ...rest,
});
const profileOf = (...events: Event[]): Profile => applied([events]).get('u:ann') ?? emptyProfile('');

describe('what a third party says of a customer', () => {
  it('is kept by provider, of each the newest', () => {
    const age = (value: string, second: number, provider?: string) =>
      said(second, { traits: { age: value }, provider });
    const profile = profileOf(age('40', 5, 'acme'), age('41', 9, 'acme'), age('43', 7, 'zeta'), age('44', 1));
    const trait = { name: 'age', origin: 'third_party' };
    expect(profile.traits).toEqual([
      { ...trait, source: 'bureau', value: '44', seconds: 1 },
      { ...trait, source: 'bureau/acme', value: '41', seconds: 9 },
      { ...trait, source: 'bureau/zeta', value: '43', seconds: 7 },
    ]);
    expect(effectiveTrait(profile.traits, 'age')).toMatchObject({ value: '41' });
  });

  it('is kept beside what the same source says is declared', () => {
    const own = said(1, { traitOrigin: undefined, traits: { city: 'Bonn' } });
    const traits = profileOf(own, said(9, { traits: { city: 'Köln' } })).traits;
    expect(traits.map(({ origin, value }) => [origin, value])).toEqual([
      ['declared', 'Bonn'],
      ['third_party', 'Köln'],
    ]);
    expect(effectiveTrait(traits, 'city')).toMatchObject({ value: 'Bonn' });
  });

  it('is none of their acts, and counts among the customers of a drop', () => {
    const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
    for (const second of [1, 2]) builder.add(said(second, { traits: { age: '40' }, device: 'x', region: 'y' }));
    builder.add(said(3, { kind: 'view' }));
    builder.add(said(3, { userId: 'bob' }));
    expect(builder.customers).toBe(2);
    const [ann, bob] = builder.take();
    expect(ann?.activity).toMatchObject({ firstSeconds: 3, lastSeconds: 3, days: [{ kind: 'view', count: 1 }] });
    expect([...(ann?.activity.devices ?? [])]).toEqual([]);
    expect(bob).toEqual(emptyProfile('u:bob'));
    expect(bob?.activity).toBe(emptyActivity);
  });

  it('makes no address declared and nobody the owner of one, yet keeps it among those not to be reached', () => {
    const ids = { email: 'ann@x.org', phone: '+4412345', anonymousId: 'v1' };
    const profiles = applied([[said(5, ids)]]);
    expect([...profiles.keys()]).toEqual(['u:ann']);
    const profile = profiles.get('u:ann') ?? emptyProfile('');
    expect(profile.identity).toEqual({ claims: [], links: [] });
    expect(profile.traits.map(({ name, origin }) => [name, origin])).toEqual([
      ['email', 'third_party'],
      ['phone', 'third_party'],
    ]);
    expect(reachableIdsOf(profile)).toEqual(['u:ann', 'e:ann@x.org', 'p:+4412345']);
  });

  it('goes to the item of an address where it names no user, and links what an alias says', () => {
    const profiles = applied([
      [said(5, { userId: undefined, email: 'ann@x.org', traits: { age: '40' } })],
      [said(6, { kind: 'alias', previousId: 'v1', deviceId: 'd1' })],
    ]);
    expect([...profiles.keys()].sort()).toEqual(['a:v1', 'e:ann@x.org', 'u:ann']);
    expect(profiles.get('e:ann@x.org')?.traits).toMatchObject([{ name: 'age', origin: 'third_party' }]);
    expect(profiles.get('u:ann')?.identity.links).toEqual([{ id: 'a:v1', firstSeconds: 6 }]);
  });
});

describe('traits of a profile, declared and of third parties', () => {
  const many = Array.from({ length: 40 }, (_, at) => `t${at}`);
  const trait: fc.Arbitrary<Event> = fc
    .record({
      source: fc.constantFrom('crm', 'bureau'),
      second: fc.integer({ min: 0, max: 5 }),
      traitOrigin: fc.constantFrom(undefined, 'third_party' as const),
      provider: fc.constantFrom(undefined, 'acme', 'zeta'),
      name: fc.constantFrom('age', 'age', 'city', ...many),
      value: fc.constantFrom('1', '2', 'ß', '\u{1F600}'),
    })
    .map(({ second, name, value, traitOrigin, provider, source }) =>
      said(second, { source, traitOrigin, ...(traitOrigin && { provider }), traits: { [name]: value } }),
    );

  /** Whom a value is of -> all that was ever said so, by no code of the project. */
  function oracle(events: readonly Event[]) {
    const kept = new Map<string, { second: number; value: string; declared: boolean; name: string }>();
    for (const { source, provider, traitOrigin, instant, traits = {} } of events)
      for (const [name, value] of Object.entries(traits)) {
        const key = `${name}|${traitOrigin ?? 'declared'}|${provider === undefined ? source : `${source}/${provider}`}`;
        const one = { second: instant / 1000, value, declared: traitOrigin === undefined, name };
        const same = kept.get(key);
        const isNewer =
          same === undefined ||
          one.second > same.second ||
          (one.second === same.second && Buffer.from(value).compare(Buffer.from(same.value)) > 0);
        if (isNewer) kept.set(key, one);
      }
    return kept;
  }

  it('are the same for any order and partition of the drops, the newest by name, origin and source', () => {
    let full = 0;
    fc.assert(
      fc.property(
        fc.array(trait, { maxLength: 220, size: 'max' }),
        fc.array(fc.nat(), { minLength: 220, maxLength: 220 }),
        (events, order) => {
          const dealt = events
            .map((event, at) => ({ event, key: order[at] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event);
          const cuts = [0, (order[0] ?? 0) % 40, 40 + ((order[1] ?? 0) % 40), 220];
          const batches = cuts.slice(1).map((to, at) => dealt.slice(cuts[at], to));
          const traits = applied(batches).get('u:ann')?.traits ?? [];
          expect(traits).toEqual(applied([events]).get('u:ann')?.traits ?? []);

          const expected = oracle(events);
          const declared = [...expected.values()].filter((one) => one.declared);
          expect(traits).toHaveLength(Math.min(48, expected.size));
          expect(traits.filter(({ origin }) => origin === 'declared')).toHaveLength(Math.min(48, declared.length));
          for (const { name, origin, source, value, seconds } of traits)
            expect(expected.get(`${name}|${origin}|${source}`)).toMatchObject({ value, second: seconds });
          if (expected.size > 48) full++;
          else
            for (const { name, value } of declared) {
              const holds = effectiveTrait(traits, name);
              expect(holds?.origin).toBe('declared');
              if (declared.filter((one) => one.name === name).length === 1) expect(holds?.value).toBe(value);
            }
        },
      ),
      // Events by the hundred take minutes to shrink.
      { numRuns: 200, seed: 7, endOnFailure: true },
    );
    expect(full).toBeGreaterThan(50);
    expect(full).toBeLessThan(190);
  });
});

describe('disagreeingTraits(traits)', () => {
  it('names the traits of which not everybody says the same', () => {
    const trait = (name: string, value: string, source: string, origin: 'declared' | 'third_party' = 'third_party') =>
      ({ name, value, source, origin, seconds: 1 }) as const;
    expect(
      disagreeingTraits([
        trait('gender', 'm', 'crm', 'declared'),
        trait('gender', 'f', 'bureau'),
        trait('city', 'Bonn', 'crm', 'declared'),
        trait('city', ' BONN', 'bureau'),
        trait('age', '40', 'bureau/acme'),
        trait('age', '43', 'bureau/zeta'),
        trait('level', '3', 'crm', 'declared'),
      ]),
    ).toEqual(['age', 'gender']);
    expect(disagreeingTraits([])).toEqual([]);
  });
});
