import { describe, expect, it } from 'vitest';
import { idsOf, reachableIdsOf } from '../../../shared/domain/identity/ids-of.ts';
import { normalizeId } from '../../../shared/domain/identity/normalize-id.ts';
import { resolveOwner } from '../../../shared/domain/identity/resolve-owner.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeForReading } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';

/** Whole customers after events of these ids, a second apart. */
function customersOf(...events: readonly Readonly<Record<string, string>>[]) {
  const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
  for (const [at, ids] of events.entries())
    builder.add({ kind: 'identify', source: 'web', instant: at * 1000, day: 0, ...ids });
  const items = Map.groupBy(builder.take(), resolveOwner);
  return Object.fromEntries([...items].map(([owner, parts]) => [owner, mergeForReading(owner, parts)]));
}

describe('idsOf(profile)', () => {
  it('names the ids that resolve to the customer, and none that somebody claimed earlier', () => {
    const found = customersOf(
      { userId: 'ann', email: 'both@x.org', anonymousId: 'v1' },
      { userId: 'bob', email: 'both@x.org', phone: '+4412345' },
      { anonymousId: 'v2' },
    );
    expect(Object.values(found).map((profile) => idsOf(profile))).toEqual(
      expect.arrayContaining([['u:ann', 'a:v1', 'e:both@x.org'], ['u:bob', 'p:+4412345'], ['a:v2']]),
    );
    expect(Object.keys(found)).toHaveLength(3);
  });

  it('names no id that is shared: the eleventh claim takes it from the first', () => {
    const users = Array.from({ length: 11 }, (_, at) => ({ userId: `u${at}`, email: 'till@x.org' }));
    const till = 'e:till@x.org';
    const ten = customersOf(...users.slice(0, 10));
    expect(idsOf(ten['u:u0'] ?? emptyProfile(''))).toEqual(['u:u0', till]);
    const eleven = customersOf(...users);
    expect(idsOf(eleven['u:u0'] ?? emptyProfile(''))).toEqual(['u:u0']);
    expect(idsOf(eleven[till] ?? emptyProfile(''))).toEqual([till]);
  });
});

describe('reachableIdsOf(profile)', () => {
  it('adds every address and number that was given of the customer, in the form that ids have', () => {
    const trait = (name: string, value: string, source: string) =>
      ({ name, value, source, origin: 'declared', seconds: 0 }) as const;
    const profile = {
      ...emptyProfile('u:bob'),
      traits: [
        trait('email', ' Both@X.org', 'web'),
        trait('email', 'old@x.org', 'crm'),
        trait('email', 'none', 'till'),
        trait('phone', '0044 1 2345', 'crm'),
        trait('city', 'x@x.org', 'crm'),
      ],
    };
    expect(reachableIdsOf(profile)).toEqual(['u:bob', 'e:both@x.org', 'e:old@x.org', 'p:+4412345']);
  });
});

describe('normalizeId(kind, text)', () => {
  it.each([
    ['user_id', '17850.0', { id: '17850' }],
    ['user_id', 'v1.0.x', { id: 'v1.0.x' }],
    ['user_id', 'NULL', { problem: 'blocked' }],
    ['user_id', 'x'.repeat(257), { problem: 'blocked' }],
    ['email', 'Ann@X.org', { id: 'ann@x.org' }],
    ['email', 'ann', { problem: 'unreadable' }],
    ['phone', '(020) 7946-0000', { id: '02079460000' }],
    ['phone', '12', { problem: 'unreadable' }],
  ] as const)('%s %s', (kind, text, expected) => {
    expect(normalizeId(kind, text)).toEqual(expected);
  });
});
