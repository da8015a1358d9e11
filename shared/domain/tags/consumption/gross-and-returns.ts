import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

/** Exact, like every sum of what was recorded. */
export const gross = defineTag<number>({
  key: 'consumption.gross',
  type: 'number',
  name: { en: 'Gross spend', zh: '下单金额' },
  unit: 'money',
  meaning: {
    en: 'Money of all orders of all time before returns, in major units of the currency.',
    zh: '累计全部订单的金额，未扣除退货，以货币主单位计。',
  },
  version: 1,
  compute({ orders: { placed, grossMinor }, minorPerMajor }) {
    return placed === 0 ? undefined : { value: grossMinor / minorPerMajor, confidence: 1 };
  },
});

/** Returned by gross, at most 1; of returns alone nothing is said. Of n orders as sure of the habit as n / (n + 2). */
export const returnedShare = defineTag<number>({
  key: 'consumption.returned_share',
  type: 'number',
  name: { en: 'Returned share', zh: '退货金额占比' },
  unit: 'share',
  meaning: {
    en: 'Money that came back as a share of the gross spend of all time, at most 1; absent of a shop to which nothing came back.',
    zh: '累计退货金额占累计下单金额的比例，最高为 1；全店从无退货时不打标签。',
  },
  version: 1,
  compute({ orders: { placed, grossMinor, returnedMinor }, shop }) {
    if (grossMinor <= 0 || (returnedMinor === 0 && !shop.terms.returns)) return undefined;
    return { value: Math.min(1, returnedMinor / grossMinor), confidence: confidenceOf(placed) };
  },
});
