import { defineTag } from '../define-tag.ts';
import { hasOrdersWithoutMoney } from '../orders-without-money.ts';

/** Orders in the customer's life, those that came back whole left out. 0 is known only of who was active and not of who ordered without money. */
export const orders = defineTag<number>({
  key: 'consumption.orders',
  type: 'number',
  name: { en: 'Orders', zh: '订单数' },
  unit: 'orders',
  meaning: {
    en: 'Orders of all time with money paid, without those that came back whole; 0 for customers who were active but never ordered; absent where there were orders and none said its money.',
    zh: '累计付费订单数，整单退回的不计；有过行为但从未下单的为 0；有订单但均无金额的不打标签。',
  },
  version: 2,
  compute(customer) {
    if (customer.lastDay === undefined || hasOrdersWithoutMoney(customer)) return undefined;
    return { value: customer.orders.count, confidence: 1 };
  },
});
