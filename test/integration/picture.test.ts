import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { PictureStatistics } from '../../shared/contracts/picture-statistics.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let picture: PictureStatistics;

type Row = Readonly<Record<string, unknown>>;

/** Three customers whose every visit, order and word is known. */
const rows: readonly Row[] = [
  // Ann looks, puts into the cart and orders; comes back a month later, orders at once and says so.
  { user_id: 'ann', timestamp: '2011-09-05T10:00:00Z', kind: 'search', text: 'Lunch Bag' },
  { user_id: 'ann', timestamp: '2011-09-05T10:00:10Z', kind: 'view', product_id: 'P1', category: 'bags' },
  { user_id: 'ann', timestamp: '2011-09-05T10:01:00Z', kind: 'cart_add', product_id: 'P1', category: 'bags' },
  order('ann', '2011-09-05T10:03:00Z', 'o1'),
  order('ann', '2011-10-20T09:00:00Z', 'o2'),
  { user_id: 'ann', timestamp: '2011-10-25T09:00:00Z', kind: 'review', rating: 2, text: 'Delivery was slow, awful.' },
  // Ben looks twice, an hour apart, and puts something into the cart the second time.
  { user_id: 'ben', timestamp: '2011-09-05T10:00:00Z', kind: 'view', product_id: 'P2', category: 'bags' },
  { user_id: 'ben', timestamp: '2011-09-05T11:00:00Z', kind: 'view', product_id: 'P2', category: 'bags' },
  { user_id: 'ben', timestamp: '2011-09-05T11:00:30Z', kind: 'cart_add', product_id: 'P2', category: 'bags' },
  // Cy orders in October, and likes it.
  order('cy', '2011-10-02T12:00:00Z', 'o3'),
  { user_id: 'cy', timestamp: '2011-10-09T12:00:00Z', kind: 'review', rating: 5, text: 'Wonderful, I love it.' },
];

function order(user_id: string, timestamp: string, order_id: string): Row {
  const products = [{ id: 'P1', category: 'bags', quantity: 1, price: 9.5 }];
  return { user_id, timestamp, kind: 'order', order_id, currency: 'GBP', products };
}

beforeAll(async () => {
  world = await createWorld({ configuration: exampleConfiguration() });
  const lines = rows.map((row, at) => JSON.stringify({ message_id: `m${at}`, ...row }));
  await world.drop('drops/web/all.jsonl', Buffer.from(`${lines.join('\n')}\n`));
  picture = pictureOf(await world.run('2011-11-05', 1));
});
afterAll(() => world.close());

const pictureOf = ({ picture: of }: { readonly picture?: PictureStatistics }): PictureStatistics => {
  if (of === undefined) throw new Error('Expected a picture.');
  return of;
};

describe('the picture of a run', () => {
  it('has who came back, by month', () => {
    expect(picture.cohorts).toEqual({
      lastDate: '2011-11-04',
      isLastMonthOver: false,
      rows: [
        { month: '2011-09', customers: 1, active: [1, 1, 0] },
        { month: '2011-10', customers: 1, active: [1, 0] },
      ],
    });
  });

  it('has the way to an order, in visits', () => {
    const { steps, tiers, paths, searches, rareSearches, firstDate, lastDate } = picture.funnel;
    expect([firstDate, lastDate]).toEqual(['2011-09-05', '2011-10-25']);
    // Ann's first visit, and Ben's two; the cart 50 and 30 seconds later, the order after another 120.
    expect(steps).toEqual([
      { stage: 'view', visits: 3, meanSeconds: null },
      { stage: 'cart', visits: 2, meanSeconds: 40 },
      { stage: 'order', visits: 1, meanSeconds: 120 },
    ]);
    const total = (of: 'customers' | 'visits' | 'carts' | 'orders') => tiers.reduce((sum, tier) => sum + tier[of], 0);
    expect([total('customers'), total('visits'), total('carts'), total('orders')]).toEqual([3, 7, 4, 3]);
    expect(new Map(paths.map(({ path, visits }) => [path, visits]))).toEqual(
      new Map([
        ['order', 2],
        ['review', 2],
        ['search>view>cart_add>order', 1],
        ['view', 1],
        ['view>cart_add', 1],
      ]),
    );
    // A term that fewer than ten searched for may say who they are.
    expect([searches, rareSearches]).toEqual([[], 1]);
  });

  it('has what customers say', () => {
    expect(picture.feedback).toEqual({
      customers: 2,
      reviews: 2,
      rated: 2,
      meanStars: 3.5,
      stars: [0, 1, 0, 0, 1],
      opinions: { negative: 1, neutral: 0, positive: 1 },
      complaints: [{ topic: 'delivery', reviews: 1 }],
    });
  });

  it('is the same in however many parts, after a run that left none', async () => {
    const before = await world.run('2011-11-05', 1);
    const { picture: _picture, models: _models, ...older } = before;
    await writeJson(world.objects, bucketKeys.runStatistics(before.run), older);
    const after = await world.run('2011-11-05', 5);
    expect(after.previousRun).toBe(before.run);
    expect(pictureOf(after)).toEqual(picture);
    expect(after.models).toEqual(await readJson(world.objects, bucketKeys.modelCards(after.run), cardsOf));
  });
});

const cardsOf = (json: unknown) => (json as { readonly models: unknown }).models;
