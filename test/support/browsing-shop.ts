import type { CatalogProduct } from '../../shared/contracts/configuration.ts';
import { createRandom } from '../../shared/domain/clusters/random.ts';
import { exampleConfiguration } from './example-configuration.ts';
import { csvOf, retailInvoices } from './retail-rows.ts';
import type { World } from './world.ts';

const shelves = ['home/kitchen', 'home/garden', 'toys/wooden', 'bags/lunch', 'bags', 'paper/cards/birthday'];
const kinds = ['view', 'view', 'view', 'favorite', 'share', 'cart_add', 'search'];

/** Half of the made-up shop's products, each on a shelf; what the others are, their events say. */
const catalog = new Map<string, CatalogProduct>(
  Array.from({ length: 30 }, (_, at) => [`P${10 + at}`, { category: shelves[at % shelves.length] }]),
);

const campaigns = exampleConfiguration().campaigns;

/** The example with a catalogue, own tags of each type, and three more campaigns: one too small, and two that exclude each other. */
export const browsingConfiguration = () => ({
  ...exampleConfiguration({
    settings: {
      tags: [
        {
          key: 'value.regular',
          type: 'bool',
          rule: 'tag("consumption.orders") >= 3',
          name: { en: 'Regular', zh: '常客' },
        },
        {
          key: 'value.per_order',
          type: 'number',
          rule: 'tag("consumption.spend") / tag("consumption.orders")',
          name: { en: 'Spend an order', zh: '每单消费' },
        },
        {
          key: 'interest_in.kitchen',
          type: 'string',
          rule: 'interest("home/kitchen") >= 5.0 ? "strong" : "weak"',
          name: { en: 'Kitchen', zh: '厨房' },
        },
      ],
    },
  }),
  campaigns: [
    ...campaigns,
    { ...campaigns[0], id: 'tiny', minimumSize: 10_000 },
    { ...campaigns[0], id: 'first', exclusiveGroup: 'offers', priority: 2, audience: 'interest("home") > 0.0' },
    { ...campaigns[0], id: 'second', exclusiveGroup: 'offers', priority: 1, audience: 'interest("bags") > 0.0' },
  ] as typeof campaigns,
  catalog,
});

/** A year of orders of 120 customers, and what most of them looked at in its last two months. */
export async function fillBrowsingShop(shop: World): Promise<void> {
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 120 })));
  const random = createRandom(5);
  const below = (limit: number) => Math.floor(random() * limit);
  const rows = Array.from({ length: 1500 }, (_, at) => {
    const product = `P${10 + below(60)}`;
    const instant = Date.parse('2011-10-01T00:00:00Z') + below(60 * 24) * 3_600_000;
    return JSON.stringify({
      message_id: `m${at}`,
      kind: kinds[below(kinds.length)],
      user_id: below(12) === 0 ? undefined : String(17_000 + below(100)),
      anonymous_id: `visitor-${below(40)}`,
      timestamp: new Date(instant).toISOString(),
      product: { id: product, ...(!catalog.has(product) && { category: shelves[below(shelves.length)] }) },
      duration_seconds: [undefined, 5, 30, 90][below(4)],
    });
  });
  await shop.drop('drops/web/autumn.jsonl', Buffer.from(`${rows.join('\n')}\n`));
}
