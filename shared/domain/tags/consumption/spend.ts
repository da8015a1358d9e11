import { defineTag } from '../define-tag.ts';

/** Money in the customer's life, what came back taken off, in major units. Absent of who never ordered nor returned. */
export const spend = defineTag<number>({
  key: 'consumption.spend',
  type: 'number',
  name: { en: 'Spend', zh: '消费金额' },
  version: 1,
  compute({ orders: { grossMinor, returnedMinor, netMinor }, minorPerMajor }) {
    if (grossMinor === 0 && returnedMinor === 0) return undefined;
    return { value: netMinor / minorPerMajor, confidence: 1 };
  },
});
