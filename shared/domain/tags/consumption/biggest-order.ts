import { isCounted } from '../../customer/orders-at.ts';
import { defineTag } from '../define-tag.ts';

/** Net, of the orders remembered singly; as sure as their share of all counted orders, since any of the others may be bigger. */
export const biggestOrder = defineTag<number>({
  key: 'consumption.biggest_order',
  type: 'number',
  name: { en: 'Biggest order', zh: '最大单笔金额' },
  unit: 'money',
  meaning: {
    en: 'Money of the biggest order, returns taken off, among the orders remembered singly (400 days).',
    zh: '可回溯的单笔订单（400 天）中金额最大的一笔，已扣除退货。',
  },
  version: 1,
  compute({ orders: { remembered, count }, minorPerMajor }) {
    let biggest = 0;
    let counted = 0;
    for (const order of remembered) {
      if (!isCounted(order, 'net')) continue;
      counted++;
      biggest = Math.max(biggest, order.grossMinor - order.returnedMinor);
    }
    return counted === 0 ? undefined : { value: biggest / minorPerMajor, confidence: counted / count };
  },
});
