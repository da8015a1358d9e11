import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { dayOfDate } from '../../shared/domain/event/day-of.ts';
import { profileId } from '../../shared/domain/identity/profile-id.ts';
import { readCustomer } from '../../shared/store/read-customer.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { weightsByAge, weightsByKind } from '../support/interest-weights.ts';
import { createWorld, type World } from '../support/world.ts';

/** In London, in winter: days are those of UTC. */
const asOf = '2011-12-31';

interface Act {
  readonly user: string;
  readonly kind: string;
  /** Whole days elapsed, 0 on the day before `as_of`'s. */
  readonly age: number;
  readonly product: object;
  readonly seconds?: number;
}

/** The n-th of a day's events, so that no two are the same. */
const rowOf = ({ user, kind, age, product, seconds }: Act, at: number): string =>
  JSON.stringify({
    kind,
    user_id: user,
    timestamp: new Date((dayOfDate(asOf) - 1 - age) * 86_400_000 + at * 1000).toISOString(),
    product,
    duration_seconds: seconds,
  });

/** 10 · (2σ(w / 3) − 1) = 10 · tanh(w / 6). */
const scoreOf = (weight: number): number => 10 * Math.tanh(weight / 6);

const phone = { id: 'p-1' };
const acts: Act[] = [
  // The worked example, (1 + 0.5 + 2) × 1 × 0.85 = 2.975: of a product of the catalogue, and of one whose event says the path.
  ...['view', 'like', 'share'].flatMap((kind) => [
    { user: 'catalogue', kind, age: 5, product: phone, seconds: 20 },
    { user: 'event', kind, age: 5, product: { id: 'unknown', category: 'electronics/phone/android' }, seconds: 20 },
  ]),
  { user: 'both', kind: 'view', age: 0, product: { ...phone, category: 'toys/wooden' } },
  { user: 'neither', kind: 'view', age: 0, product: { id: 'unknown' } },
  { user: 'shelves', kind: 'view', age: 0, product: { category: 'a/b' } },
  { user: 'shelves', kind: 'favorite', age: 0, product: { category: 'a/c' } },
  { user: 'shelves', kind: 'view', age: 0, product: { category: 'ab' } },
  ...[...weightsByAge.map(([age]) => age), 300].map((age) => ({
    user: `age-${age}`,
    kind: 'view',
    age,
    product: phone,
  })),
  ...[5, 9.9, 10, 60, 60.1].map((seconds) => ({
    user: `seconds-${seconds}`,
    kind: 'view',
    age: 0,
    product: phone,
    seconds,
  })),
  ...[...weightsByKind.map(([kind]) => kind), 'search'].map((kind) => ({
    user: `kind-${kind}`,
    kind,
    age: 0,
    product: phone,
  })),
  { user: 'too-late', kind: 'view', age: -1, product: phone },
];

let world: World;
beforeAll(async () => {
  const configuration = {
    ...exampleConfiguration(),
    catalog: new Map([['p-1', { category: 'electronics/phone/android' }]]),
  };
  world = await createWorld({ configuration });
  await world.drop('drops/web/acts.jsonl', Buffer.from(`${acts.map(rowOf).join('\n')}\n`));
});
afterAll(() => world.close());

async function interestsOf(user: string): Promise<Record<string, number>> {
  const profile = await readCustomer(world.profiles, profileId('user_id', user));
  if (profile === undefined) throw new Error(`Nobody is ${user}`);
  return Object.fromEntries(createCustomer(profile, { asOfDay: dayOfDate(asOf), minorPerMajor: 100 }).interests);
}

async function expectInterests(user: string, weights: Readonly<Record<string, number>>): Promise<void> {
  const found = await interestsOf(user);
  expect(Object.keys(found).sort(), user).toEqual(Object.keys(weights).sort());
  for (const [path, weight] of Object.entries(weights))
    expect(found[path], `${path} of ${user}`).toBeCloseTo(scoreOf(weight), 12);
}

const android = (weight: number) => ({
  electronics: weight,
  'electronics/phone': weight,
  'electronics/phone/android': weight,
});

describe('interests of what was dropped', () => {
  it('are in every prefix of the path, whether the catalogue says it or the event', async () => {
    await expectInterests('catalogue', android(2.975));
    await expectInterests('event', android(2.975));
  });

  it('go by the event where both say a path, and are none where neither does', async () => {
    await expectInterests('both', { toys: 1, 'toys/wooden': 1 });
    await expectInterests('neither', {});
  });

  it('add up in what paths have in common, and not in what only begins alike', async () => {
    await expectInterests('shelves', { a: 2, 'a/b': 1, 'a/c': 1, ab: 1 });
  });

  it.each([...weightsByAge, [300, 0.1]] as const)('of a view %i whole days ago weigh %s', (age, weight) =>
    expectInterests(`age-${age}`, android(weight)),
  );

  it.each([
    [5, 0.5],
    [9.9, 0.5],
    [10, 1],
    [60, 1],
    [60.1, 2],
  ])('of a view of %s seconds weigh %s', (seconds, weight) => expectInterests(`seconds-${seconds}`, android(weight)));

  it.each(weightsByKind)('of a %s weigh %s', (kind, weight) => expectInterests(`kind-${kind}`, android(weight)));

  it('are none of a search, nor of what happened on the day of as_of', async () => {
    await expectInterests('kind-search', {});
    await expectInterests('too-late', {});
  });
});
