import { createRandom } from '../../shared/domain/clusters/random.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../shared/domain/profile/delta-builder.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import type { RealShop } from './real-shop.ts';

/** The day before `as_of`'s: 2011-12-09. */
export const newestDay = 15_317;
/** Lines of an order: real ones have 22 on the mean, which would make a million customers a hundred million events. */
const mostLines = 3;
/** A synthetic customer's orders are a real one's, all moved by up to so many days. */
const mostDaysMoved = 7;

export interface SyntheticCustomers {
  /** Of customer 0, 1, …: the same whenever it is asked for. */
  events(customer: number): Event[];
  profile(customer: number): Profile;
}

/** Customers who order as real ones do: each has the history of one, moved by some days, and lines of any. */
export function createSyntheticCustomers({ histories, lines }: RealShop, seed = 1): SyntheticCustomers {
  function events(customer: number): Event[] {
    const random = createRandom(seed * 1_000_003 + customer);
    const below = (limit: number): number => Math.floor(random() * limit);
    const history = histories[below(histories.length)] ?? [];
    const moved = below(mostDaysMoved + 1);
    return history.flatMap(({ daysAgo, secondOfDay, lines: count }, order) => {
      const day = newestDay - daysAgo - moved;
      const instant = (day * 86_400 + secondOfDay) * 1000;
      return Array.from({ length: Math.min(count, mostLines) }, (): Event => {
        const line = lines[below(lines.length)] as RealShop['lines'][number];
        return {
          kind: 'order',
          source: 'shop',
          instant,
          day,
          userId: `c${customer}`,
          orderId: `${customer}-${order}`,
          orderGrain: 'line',
          region: 'United Kingdom',
          lines: [line],
        };
      });
    });
  }

  return {
    events,
    profile(customer) {
      const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
      for (const event of events(customer)) builder.add(event);
      return builder.take()[0] as Profile;
    },
  };
}
