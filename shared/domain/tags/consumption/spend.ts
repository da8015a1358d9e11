import { defineTag } from '../define-tag.ts';

/** Money in the customer's life, what came back taken off, in major units. Absent of who never ordered nor returned. */
export const spend = defineTag<number>({
  key: 'consumption.spend',
  type: 'number',
  name: { en: 'Spend', zh: '消费金额' },
  unit: 'money',
  meaning: {
    en: 'Money of all time, returns taken off, in major units of the currency.',
    zh: '累计消费金额，已扣除退货，以货币主单位计。',
  },
  version: 1,
  compute({ orders: { grossMinor, returnedMinor, netMinor }, minorPerMajor }) {
    if (grossMinor === 0 && returnedMinor === 0) return undefined;
    return { value: netMinor / minorPerMajor, confidence: 1 };
  },
});
