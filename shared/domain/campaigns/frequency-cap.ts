import type { Customer } from '../customer/customer.ts';
import { messageCategory } from '../event/message-category.ts';

/** So many messages within so many days. */
export interface FrequencyCap {
  readonly messages: number;
  /** Before `as_of`'s day. */
  readonly days: number;
}

/**
 * Whether a customer was sent as many messages on a channel as the cap allows, or more, by what was fed back. A message that is
 * reported delivered was sent, also where nobody reports what was sent: the larger of both counts.
 */
export function isCapped(customer: Customer, channel: string, { messages, days }: FrequencyCap): boolean {
  const count = (action: string): number => {
    const filter = { category: messageCategory(action, channel) };
    return customer.events('message', filter, customer.asOfDay - days, customer.asOfDay - 1).count;
  };
  return count('sent') >= messages || count('delivered') >= messages;
}
