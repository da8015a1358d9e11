import { defineTag } from '../define-tag.ts';

/** Orders in the customer's life, those that came back whole left out. 0 is known only of who was active. */
export const orders = defineTag<number>({
  key: 'consumption.orders',
  type: 'number',
  name: { en: 'Orders', zh: '订单数' },
  version: 1,
  compute({ orders: { count }, lastDay }) {
    return lastDay === undefined ? undefined : { value: count, confidence: 1 };
  },
});
