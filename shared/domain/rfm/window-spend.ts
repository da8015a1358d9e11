import type { Customer } from '../customer/customer.ts';
import type { RfmWindow } from './measure-rfm.ts';

/** Net money within the window, of customers without a counted order too; gross where returns are ignored. Minor units. */
export function windowSpend({ orders, asOfDay }: Customer, { windowDays, returns }: RfmWindow): number {
  const from = asOfDay - windowDays;
  let sum = 0;
  for (const { day, grossMinor, returnedMinor } of orders.remembered)
    if (day >= from) sum += returns === 'ignore' ? grossMinor : grossMinor - returnedMinor;
  for (const { firstDay, grossMinor, returnedMinor } of orders.folded)
    if (firstDay >= from) sum += returns === 'ignore' ? grossMinor : grossMinor - returnedMinor;
  return sum;
}
