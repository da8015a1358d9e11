import type { Customer } from '../../customer/customer.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { boughtByName } from './bought-by-name.ts';

const brandsOf = ofLastCustomer(({ evidence }: Customer) => boughtByName(evidence.purchases, ({ brand }) => brand));

/** Of several the first by UTF-8 bytes. */
export const topBrand = defineTag<string>({
  key: 'preference.top_brand',
  type: 'string',
  name: { en: 'Brand bought most', zh: '偏好品牌' },
  meaning: {
    en: 'Brand of most pieces bought in the newest 400 days of data, of goods with a brand.',
    zh: '截至最新数据日 400 天内购买件数最多的品牌，仅统计有品牌的商品。',
  },
  version: 1,
  compute(customer) {
    const { top, lineCount } = brandsOf(customer);
    return top && { value: top.name, confidence: top.share * confidenceOf(lineCount) };
  },
});

const fewestDays = 3;

/** Lines of one day are one order: what was bought in one go is no sign of coming back to a brand. */
export const brandLoyalty = defineTag<number>({
  key: 'preference.brand_loyalty',
  type: 'number',
  name: { en: 'Brand loyalty', zh: '品牌忠诚度' },
  unit: 'share',
  meaning: {
    en: 'Pieces of the brand bought most as a share of the pieces with a brand, of the newest 400 days of data, where such were bought on at least 3 days.',
    zh: '截至最新数据日 400 天内有品牌的商品中，偏好品牌的购买件数占比；至少在 3 个不同日期买过有品牌的商品。',
  },
  version: 1,
  compute(customer) {
    const { top, dayCount } = brandsOf(customer);
    if (top === undefined || dayCount < fewestDays) return undefined;
    return { value: top.share, confidence: confidenceOf(dayCount) };
  },
});
