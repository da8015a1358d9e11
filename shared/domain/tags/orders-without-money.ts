import type { Customer } from '../customer/customer.ts';

/** Whether the customer ordered and no order says its money: such orders do not count, and what counts orders would say there are none. */
export const hasOrdersWithoutMoney = ({ orders: { placed }, eventCounts }: Customer): boolean =>
  placed === 0 && (eventCounts().order ?? 0) > 0;
