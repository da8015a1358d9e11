import { describe, expect, it } from 'vitest';
import { NewerEncodingError } from '../../../../shared/domain/activity/newer-encoding-error.ts';
import type { Event } from '../../../../shared/domain/event/event.ts';
import { createDeltaBuilder } from '../../../../shared/domain/profile/delta-builder.ts';
import { emptyProfile, type Profile } from '../../../../shared/domain/profile/profile.ts';
import { UnreadableItemError } from '../../../../shared/store/dynamodb/attribute-values.ts';
import { readProfileItem, toProfileItem } from '../../../../shared/store/dynamodb/profile-item.ts';
import { itemBytes } from '../../../support/item-size.ts';
import { richProfile, viewed } from '../../../support/sample-profiles.ts';

const stored = (profile: Profile) => ({ profile, version: 3, tokens: [{ shard: 2, sequence: 9, batch: 0 }] });

describe('toProfileItem(stored)', () => {
  it('writes what people look for so that they can read it', () => {
    const { a, t, ...readable } = toProfileItem(stored(richProfile));
    expect(readable).toEqual({
      pk: { S: 'a:visitor-1' },
      sk: { S: 'a' },
      v: { N: '3' },
      seen: { S: '2011-12-01' },
      claims: {
        L: [
          {
            M: {
              user: { S: 'u:17850' },
              first: { S: '2010-12-01T08:46:00Z' },
              last: { S: '2011-12-03T11:37:00Z' },
              source: { S: 'shop' },
            },
          },
        ],
      },
      links: { L: [{ M: { id: { S: 'd:__proto__' }, first: { S: '2010-12-01T08:46:01Z' } } }] },
      traits: {
        L: [
          {
            M: {
              name: { S: '__proto__' },
              value: { S: '' },
              source: { S: 'crm' },
              at: { S: '2010-12-01T08:46:00Z' },
            },
          },
          {
            M: {
              name: { S: 'country' },
              value: { S: 'United Kingdom' },
              source: { S: 'crm' },
              at: { S: '2010-12-01T08:46:00Z' },
            },
          },
          {
            M: {
              name: { S: 'country' },
              value: { S: '日本' },
              source: { S: 'crm' },
              at: { S: '1969-12-31T23:59:59Z' },
              origin: { S: 'third_party' },
            },
          },
        ],
      },
      consents: {
        L: [
          {
            M: {
              channel: { S: 'email' },
              granted: { BOOL: true },
              at: { S: '2010-12-01T08:46:00Z' },
              source: { S: 'crm' },
            },
          },
          {
            M: {
              channel: { S: 'sms' },
              granted: { BOOL: false },
              at: { S: '1970-01-01T00:00:00Z' },
              source: { S: 'crm' },
            },
          },
        ],
      },
    });
  });

  it('leaves out what is empty', () => {
    const item = toProfileItem({ profile: emptyProfile('u:1'), version: 1, tokens: [] });
    expect(Object.keys(item).sort()).toEqual(['a', 'pk', 'sk', 'v']);
  });

  it('is undone by readProfileItem', () => {
    for (const profile of [richProfile, viewed('u:1'), emptyProfile('u:2')]) {
      expect(readProfileItem(toProfileItem(stored(profile)))).toEqual(stored(profile));
    }
    const shared: Profile = { ...emptyProfile('a:1'), identity: { claims: 'shared', links: [] } };
    expect(readProfileItem(toProfileItem(stored(shared)))).toEqual(stored(shared));
  });

  it('keeps an ordinary customer (20 orders, 5 interests, 30 active days) within one write unit', () => {
    const profile = ordinaryCustomer();
    expect(profile.activity.orders).toHaveLength(20);
    expect(new Set(profile.activity.days.map(({ period }) => period)).size).toBe(30);
    const interests = new Set(
      profile.activity.days.map(({ category }) => category).filter((category) => category !== ''),
    );
    expect(interests.size).toBe(5);
    const tokens = [0, 1, 2].map((i) => ({ shard: i, sequence: 5_000 + i, batch: i }));
    const bytes = itemBytes(toProfileItem({ profile, version: 250, tokens }));
    expect(bytes).toBeLessThanOrEqual(1024);
  });
});

describe('readProfileItem(item)', () => {
  it('refuses a form of a newer program', () => {
    const item = { ...toProfileItem(stored(viewed('u:1'))), f: { N: '2' } };
    expect(() => readProfileItem(item)).toThrow(new NewerEncodingError(2, 1));
  });

  it.each([
    ['a', { S: 'text' }],
    ['v', { S: '1' }],
    ['claims', { L: [{ S: 'u:1' }] }],
    ['links', { L: [{ M: { id: { S: 'd:1' }, first: { S: 'yesterday' } } }] }],
  ])('says which attribute was changed by hand: %s', (attribute, value) => {
    const item = { ...toProfileItem(stored(richProfile)), [attribute]: value };
    expect(() => readProfileItem(item)).toThrow(UnreadableItemError);
  });
});

/** Ten days of looking around and twenty orders of two lines each in one year, among five categories; a country is known. */
function ordinaryCustomer(): Profile {
  const categories = ['bags', 'kitchen', 'garden', 'christmas', 'stationery'];
  const firstDay = 14_944;
  const { add, take } = createDeltaBuilder({ behaviour: { view: 100, order: 400 } });
  for (let i = 0; i < 30; i++) {
    const day = firstDay + i * 12;
    const at = (minutes: number) => ({
      source: 'shop',
      userId: '17850',
      day,
      instant: (day * 1440 + minutes) * 60_000,
    });
    const category = categories[i % 5] as string;
    if (i % 3 === 0) {
      add({ ...at(500), kind: 'view', product: { category } });
      continue;
    }
    for (const line of [0, 1]) {
      const lines = [{ id: '85123A', category, quantity: 6 + line, amountMinor: 1530 + 97 * i + line }];
      add({ ...at(600), kind: 'order', orderGrain: 'line', orderId: `${536_365 + i}`, lines } satisfies Event);
    }
  }
  add({
    source: 'shop',
    userId: '17850',
    day: firstDay,
    instant: firstDay * 86_400_000,
    kind: 'identify',
    traits: { country: 'United Kingdom' },
  });
  return { ...emptyProfile('u:17850'), ...take()[0] };
}
