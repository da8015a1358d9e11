import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Campaign, OwnTag } from '../../shared/contracts/configuration.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { readReference } from '../support/reference-data.ts';
import { armsOf, readManifest } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const file = 'events/taobao_userbehavior_600users.csv';
const text = readReference(file);

/** What one user did, straight from the rows of the file. */
interface Row {
  readonly category: string;
  readonly behaviour: string;
  /** Day in China, which knows no summer time: hours east of Greenwich added. */
  readonly date: string;
}

const rowsOf = new Map<string, Row[]>();
for (const line of text.split('\n')) {
  const [user = '', , category = '', behaviour = '', time = ''] = line.trim().split(',');
  const date = new Date((Number(time) + 8 * 3600) * 1000).toISOString().slice(0, 10);
  const rows = rowsOf.get(user) ?? [];
  rows.push({ category, behaviour, date });
  rowsOf.set(user, rows);
}

/** The runs' day is 2017-12-04; the last day that counts, and how many days before the run's a date is. */
const asOf = '2017-12-04';
const daysAgo = (date: string): number => (Date.parse(asOf) - Date.parse(date)) / 86_400_000;

/** Rows of a behaviour between two dates, both included, in one category where one is given. */
const some = (rows: readonly Row[], behaviour: string, from: string, to = '2017-12-03', category?: string): Row[] =>
  rows.filter(
    (row) =>
      row.behaviour === behaviour &&
      row.date >= from &&
      row.date <= to &&
      (category === undefined || row.category === category),
  );
const datesOf = (rows: readonly Row[]): number => new Set(rows.map(({ date }) => date)).size;
const newest = (rows: readonly Row[]): string | undefined =>
  rows
    .map(({ date }) => date)
    .sort()
    .at(-1);

/** The nine days of the file, and a year back, in which everything in it lies. */
const nine = '2017-11-25';
const year = '2016-12-04';

const ownTags: OwnTag[] = [
  {
    key: 'own.looks_only',
    type: 'bool',
    rule: 'events("view", last(9)).count >= 100 && events("order", last(9)).count == 0',
    name: { en: 'Looks only', zh: '只看不买' },
  },
  {
    key: 'own.cart_share',
    type: 'number',
    rule: 'events("cart_add", last(9)).count / events("view", last(9)).count',
    name: { en: 'Cart share', zh: '加购率' },
  },
];

/** Rule, and who fits it by counting the rows. */
const cases: readonly (readonly [id: string, rule: string, fits: (rows: readonly Row[]) => boolean])[] = [
  [
    'viewed-a-category-thrice-between-dates',
    'events("view", {"category": "4756105"}, between("2017-11-26", "2017-11-29")).count >= 3',
    (rows) => some(rows, 'pv', '2017-11-26', '2017-11-29', '4756105').length >= 3,
  ],
  ['came-on-each-of-nine-days', 'events("view", last(9)).days >= 9', (rows) => datesOf(some(rows, 'pv', nine)) >= 9],
  ['bought-five-pieces', 'events("order", last(9)).quantity >= 5', (rows) => some(rows, 'buy', nine).length >= 5],
  [
    'bought-in-the-last-two-days',
    'events("order", last(30)).last <= 2',
    (rows) => {
      const last = newest(some(rows, 'buy', '2017-11-04'));
      return last !== undefined && daysAgo(last) <= 2;
    },
  ],
  [
    'filled-the-cart-since-december',
    'events("cart_add", since("2017-12-01")).count >= 5',
    (rows) => some(rows, 'cart', '2017-12-01').length >= 5,
  ],
  [
    'looked-at-a-category-and-did-not-buy-there',
    'events("view", {"category": "4145813"}, last(3)).count >= 2 && !(events("order", {"category": "4145813"}, last(9)).count >= 1)',
    (rows) =>
      some(rows, 'pv', '2017-12-01', '2017-12-03', '4145813').length >= 2 &&
      some(rows, 'buy', nine, '2017-12-03', '4145813').length === 0,
  ],
  [
    'bought-nothing-so-there-is-no-last-day',
    '!(events("order", last(400)).last >= 1)',
    (rows) => some(rows, 'buy', year).length === 0,
  ],
  [
    'last-favourite-on-another-day-than-the-last',
    'events("favorite", last(400)).last != 1',
    (rows) => {
      const last = newest(some(rows, 'fav', year));
      return last !== undefined && last !== '2017-12-03';
    },
  ],
  [
    'thrice-as-many-in-the-cart-as-bought',
    'events("cart_add", last(9)).count >= 3 && events("cart_add", last(9)).count > 3 * events("order", last(9)).count',
    (rows) => {
      const cart = some(rows, 'cart', nine).length;
      return cart >= 3 && cart > 3 * some(rows, 'buy', nine).length;
    },
  ],
  [
    'likes-one-category-and-never-met-another',
    'has_tag("interest.2355072") && !has_tag("interest.982926")',
    (rows) =>
      rows.some(({ category }) => category === '2355072') && !rows.some(({ category }) => category === '982926'),
  ],
  [
    'looks-only-in-the-evening-of-the-sale',
    'tag("own.looks_only") && events("view", between("2017-12-02", "2017-12-03")).count >= 30',
    (rows) =>
      some(rows, 'pv', nine).length >= 100 &&
      some(rows, 'buy', nine).length === 0 &&
      some(rows, 'pv', '2017-12-02').length >= 30,
  ],
  [
    'puts-a-tenth-of-what-it-sees-in-the-cart',
    'tag("own.cart_share") >= 0.1',
    (rows) => {
      const views = some(rows, 'pv', nine).length;
      return views > 0 && some(rows, 'cart', nine).length / views >= 0.1;
    },
  ],
  [
    'buyers-who-return-or-daily-visitors',
    'events("order", last(9)).count > 0 ? events("order", last(9)).days >= 3 : events("view", last(9)).days == 9',
    (rows) => {
      const bought = some(rows, 'buy', nine);
      return bought.length > 0 ? datesOf(bought) >= 3 : datesOf(some(rows, 'pv', nine)) === 9;
    },
  ],
  [
    'one-or-two-favourites-or-known-before-the-nine-days',
    'events("favorite", last(9)).count in [1, 2] || events("view", between("2017-09-01", "2017-11-24")).count >= 1',
    (rows) =>
      [1, 2].includes(some(rows, 'fav', nine).length) || some(rows, 'pv', '2017-09-01', '2017-11-24').length >= 1,
  ],
];

const example = exampleConfiguration();
const configuration = {
  ...example,
  settings: {
    ...example.settings,
    timeZone: 'Asia/Shanghai',
    sources: { app: { preset: 'taobao-user-behavior' } },
    globalHoldout: 0,
    tags: ownTags,
  },
  campaigns: cases.map(([id, audience]): Campaign => ({ ...example.campaigns[0]!, id, audience, holdout: 0 })),
};

let world: World;
let run = '';
beforeAll(async () => {
  world = await createWorld({ configuration });
  await world.drop('drops/app/UserBehavior.csv', Buffer.from(`${text}\n`));
  ({ run } = await world.run('2017-12-03T16:00:00Z'));
}, 300_000);
afterAll(() => world.close());

describe('rules on Taobao UserBehavior, 64,095 rows of 600 users', () => {
  it('looks at the rows that the file has', () => {
    expect([...rowsOf.values()].flat()).toHaveLength(64_095);
    expect(rowsOf.size).toBe(600);
  });

  it.each(cases)('%s: %s', async (id, rule, fits) => {
    const expected = [...rowsOf].flatMap(([user, rows]) => (fits(rows) ? [user] : [])).sort();
    const manifest = await readManifest(world.objects, id, run);
    expect(manifest).toMatchObject({ rule, counts: { matched: expected.length, members: expected.length } });
    expect([...(await armsOf(world.objects, id, run)).keys()].sort()).toEqual(expected);
    // A rule that fits everybody or nobody would say little.
    expect(expected.length).toBeGreaterThanOrEqual(5);
    expect(expected.length).toBeLessThanOrEqual(500);
  });
});
