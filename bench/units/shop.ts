import { hash } from 'node:crypto';
import { createRandom } from '../../shared/domain/clusters/random.ts';

/** Files under `config/` of the shop that is measured. */
export function shopConfiguration(campaigns: number): ReadonlyMap<string, string> {
  const settings = ['currency: EUR', 'time_zone: Europe/Berlin', 'sources:', '  shop: { preset: strata }'];
  const files = new Map([['config/strata.yaml', `${[...settings, 'minimum_size: 1'].join('\n')}\n`]]);
  for (let number = 0; number < campaigns; number++) files.set(`config/campaigns/c${number}.yaml`, campaign(number));
  return files;
}

/** The rules differ, so that audiences overlap without being the same. */
const campaign = (number: number): string => `id: c${number}
name: { en: Campaign ${number}, zh: 活动${number} }
audience: events("view", last(90)).count >= ${number + 1}
strategy: seasonal-selection
offer: { code: CODE${number} }
channel: email
holdout: 0.1
`;

export interface Visits {
  /** Of 0 to below this. */
  readonly customers: number;
  /** Customers who come: these, counted from `from` on and around. */
  readonly visitors: number;
  readonly from?: number;
  readonly eventsPerVisit: number;
  /** Of every visit. */
  readonly date: string;
  readonly seed: number;
}

const firstProduct = 100;
const products = 200;

/**
 * The file of one day as JSON Lines of the canonical event: each visitor looks at products, puts one in the cart, and every third
 * buys it. By visitor, as a web site's log is by visit.
 */
export function visitsFile({ customers, visitors, from = 0, eventsPerVisit, date, seed }: Visits): Buffer {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const lines: string[] = [];
  for (let visitor = 0; visitor < visitors; visitor++) {
    const customer = (from + visitor) % customers;
    const start = Date.parse(`${date}T08:00:00Z`) + below(36_000) * 1000;
    const buys = below(3) === 0;
    for (let number = 0; number < eventsPerVisit; number++) {
      const product = firstProduct + below(products);
      const last = number === eventsPerVisit - 1;
      const kind = last && buys ? 'order' : number === eventsPerVisit - 2 ? 'cart_add' : 'view';
      lines.push(
        JSON.stringify({
          message_id: `${seed}-${visitor}-${number}`,
          user_id: hash('sha256', String(customer), 'hex').slice(0, 12),
          timestamp: new Date(start + number * 40_000).toISOString(),
          kind,
          product_id: `P${product}`,
          category: `area-${product % 4}/shelf-${product % 12}`,
          ...(kind === 'order' && {
            order_id: `O${seed}-${visitor}`,
            quantity: 1 + below(3),
            price: (500 + below(9000)) / 100,
            currency: 'EUR',
          }),
        }),
      );
    }
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** Day 1 is the first of March. */
export const dateOf = (day: number): string => new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10);
