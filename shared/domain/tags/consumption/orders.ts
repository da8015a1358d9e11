import { defineTag } from '../define-tag.ts';

/** Orders in the customer's life, those that came back whole left out. 0 is known only of who was active. */
export const orders = defineTag<number>({
  key: 'consumption.orders',
  type: 'number',
  name: { en: 'Orders', zh: '订单数' },
  unit: 'orders',
  meaning: {
    en: 'Orders of all time with money paid, without those that came back whole; 0 for customers who were active but never ordered.',
    zh: '累计付费订单数，整单退回的不计；有过行为但从未下单的为 0。',
  },
  version: 1,
  compute({ orders: { count }, lastDay }) {
    return lastDay === undefined ? undefined : { value: count, confidence: 1 };
  },
});
