import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

/** Net money per counted order in major units. One order says little of the next: confidence n / (n + 2). */
export const averageOrderValue = defineTag<number>({
  key: 'consumption.average_order_value',
  type: 'number',
  name: { en: 'Average order value', zh: '客单价' },
  unit: 'money',
  meaning: {
    en: 'Money of all time, returns taken off, divided by the orders counted.',
    zh: '累计净消费金额除以有效订单数。',
  },
  version: 1,
  compute({ orders: { count, netMinor }, minorPerMajor }) {
    if (count === 0) return undefined;
    return { value: netMinor / count / minorPerMajor, confidence: confidenceOf(count) };
  },
});
