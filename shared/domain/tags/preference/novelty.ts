import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

const fewestJudged = 3;

/** On the first day everything is new to a customer, so it says nothing. A product counts once a day. */
export const novelty = defineTag<number>({
  key: 'preference.novelty',
  type: 'number',
  name: { en: 'Taste for the unknown', zh: '尝新度' },
  unit: 'share',
  meaning: {
    en: 'Products bought for the first time as a share of the products bought after the first order day of the newest 400 days of data, by product and day; from 3 up.',
    zh: '截至最新数据日 400 天内首个下单日之后购买的商品中（按商品和日期计），首次购买的占比；至少 3 次。',
  },
  version: 1,
  compute({ evidence: { purchases } }) {
    const [first] = purchases;
    if (first === undefined) return undefined;
    const boughtOn = new Map<string, number>();
    let judged = 0;
    let unknown = 0;
    for (const { day, product } of purchases) {
      const lastDay = boughtOn.get(product);
      if (lastDay === day) continue;
      boughtOn.set(product, day);
      if (day === first.day) continue;
      judged++;
      if (lastDay === undefined) unknown++;
    }
    return judged < fewestJudged ? undefined : { value: unknown / judged, confidence: confidenceOf(judged) };
  },
});

/** A product is new for so many days, and the shop must have been known for as long before it can be told which are. */
const newDays = 30;

export const newProductShare = defineTag<number>({
  key: 'preference.new_product_share',
  type: 'number',
  name: { en: 'Share of new products', zh: '新品购买占比' },
  unit: 'share',
  meaning: {
    en: 'Purchases of products that anybody had first seen or bought less than 30 days before, as a share of the purchases of the newest 400 days of data made when the shop was known for at least 30 days; from 3 up.',
    zh: '截至最新数据日 400 天内，全店数据已满 30 天之后的购买里，所购商品在店内出现不足 30 天的占比；至少 3 次。',
  },
  version: 1,
  compute({ evidence: { purchases }, shop }) {
    const { knownFromDay } = shop;
    if (knownFromDay === undefined) return undefined;
    let judged = 0;
    let recent = 0;
    for (const { day, product } of purchases) {
      const known = day - knownFromDay < newDays ? undefined : shop.product(product);
      if (known?.firstDay === undefined) continue;
      judged++;
      if (day - known.firstDay < newDays) recent++;
    }
    return judged < fewestJudged ? undefined : { value: recent / judged, confidence: confidenceOf(judged) };
  },
});
