import { emptyActivity, type OrderRecord } from '../../shared/domain/activity/activity.ts';
import { emptyProfile, type Profile } from '../../shared/domain/profile/profile.ts';

let nextId = 1;

/** An order of grain `line` on a day; gross 0 and no line where only a return is known. */
export const orderOn = (day: number, grossMinor: number, rest: Partial<OrderRecord> = {}): OrderRecord => ({
  id: nextId++,
  instantSeconds: day * 86_400,
  day,
  lines: 1,
  grossMinor,
  quantity: 1,
  discountMinor: 0,
  coupon: '',
  returns: [],
  contributions: [],
  ...rest,
});

/** What came back of an order that nobody knows. */
export const looseReturn = (day: number, amountMinor: number): OrderRecord =>
  orderOn(day, 0, { lines: 0, quantity: 0, instantSeconds: 0, returns: [{ key: 0, day, amountMinor }] });

export function profileOfOrders(id: string, orders: readonly OrderRecord[]): Profile {
  const days = orders.flatMap((order) => [order.day, ...order.returns.map(({ day }) => day)]);
  return {
    ...emptyProfile(`u:${id}`),
    activity: {
      ...emptyActivity,
      orders,
      firstSeconds: Math.min(...days) * 86_400,
      lastSeconds: Math.max(...days) * 86_400,
      newestDay: Math.max(...days),
    },
  };
}
