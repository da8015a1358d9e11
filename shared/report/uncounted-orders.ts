import type { Statistics } from '../contracts/statistics.ts';

/**
 * Rows of orders in a shop of which no order counts, since none has money above zero, as where purchases say no price; 0 in every
 * other shop.
 */
export function uncountedOrderRows({ customers, data }: Pick<Statistics, 'customers' | 'data'>): number {
  const ordered = customers.lifecycle.some((stage) => stage.key !== 'prospect' && stage.customers > 0);
  if (ordered) return 0;
  return data.sources.reduce((rows, { events }) => rows + (events.order ?? 0), 0);
}
