import { lifecycleNames } from '../../domain/lifecycle/lifecycle-stage.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { rfmSegments } from '../../domain/rfm/rfm-map.ts';
import { tierNames } from '../../domain/tiers/tier.ts';
import type { Names } from './name-of.ts';

/** What puts a customer in a stage, in a few words. A gap is the time between two order days. */
export const stageMeanings: Names = {
  prospect: { en: 'known, without an order', zh: '已知，尚无订单' },
  new: { en: 'one order day, and on time', zh: '仅在一天下过单，未逾期' },
  active: { en: 'within 1.5 usual gaps', zh: '未超过 1.5 倍常规间隔' },
  loyal: { en: 'on time, five or more orders', zh: '未逾期，且至少五单' },
  returned: { en: 'back after more than 3 usual gaps', zh: '沉默超过 3 倍间隔后回来' },
  at_risk: { en: 'quiet for 1.5 to 3 usual gaps', zh: '沉默 1.5–3 倍常规间隔' },
  lapsed: { en: 'quiet for 3 to 6', zh: '沉默 3–6 倍' },
  lost: { en: 'quiet for more than 6', zh: '沉默超过 6 倍' },
};

/** The segments of every map. */
export const rfmNames: Names = Object.fromEntries(
  [...rfmSegments('classic'), ...rfmSegments('shopify')].map(({ key, name }) => [key, name]),
);

/** Of every scheme whose segments are known before a run. */
export const segmentNames: Readonly<Record<'tier' | 'lifecycle' | 'rfm', Names>> = {
  tier: tierNames,
  lifecycle: lifecycleNames,
  rfm: rfmNames,
};

export const armNames: Names = {
  treatment: { en: 'treatment', zh: '实验组' },
  control: { en: 'control', zh: '对照组' },
};

export const tieRules: Names = {
  rank: {
    en: 'equal fifths by rank; who has the same value is split by customer id',
    zh: '按名次，各档人数相等，同值者按客户编号排序',
  },
  edges: { en: 'by edges; the same value always gets the same score', zh: '按分位边界，同值必同分' },
  'rfm-package': {
    en: 'by edges plus one, as in the published example of the R package',
    zh: '按分位边界加一，与 R 软件包的公开示例一致',
  },
};

export const returnRules: Names = {
  net: { en: 'taken off the money; a wholly returned order does not count', zh: '从金额中扣除；全部退回的订单不计' },
  ignore: { en: 'ignored: every order counts in full', zh: '不考虑：订单均按全额计' },
};

/** Key of the statistics -> what is counted, for the measures of RFM. */
export const measureNames: Readonly<Record<'recency' | 'frequency' | 'money', LocalizedText>> = {
  recency: { en: 'Days since the last order', zh: '距上次下单天数' },
  frequency: { en: 'Orders', zh: '订单数' },
  money: { en: 'Money', zh: '金额' },
};
