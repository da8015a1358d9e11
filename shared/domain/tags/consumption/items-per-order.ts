import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

/** Of orders placed, what came back included. One order says little of the next: confidence n / (n + 2). */
export const itemsPerOrder = defineTag<number>({
  key: 'consumption.items_per_order',
  type: 'number',
  name: { en: 'Items per order', zh: '每单件数' },
  unit: 'pieces',
  meaning: {
    en: 'Pieces ordered divided by orders placed, of all time, returns not taken off.',
    zh: '累计购买件数除以累计订单数，不扣除退货。',
  },
  version: 1,
  compute({ orders: { placed, quantity } }) {
    return placed === 0 || quantity === 0 ? undefined : { value: quantity / placed, confidence: confidenceOf(placed) };
  },
});
