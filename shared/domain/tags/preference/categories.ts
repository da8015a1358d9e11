import type { Customer } from '../../customer/customer.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { boughtByName } from './bought-by-name.ts';

const categoriesOf = ofLastCustomer(({ evidence }: Customer) =>
  boughtByName(evidence.purchases, ({ category }) => category),
);

/** Full path, as interests have its prefixes too; of several the first by UTF-8 bytes. As sure as its share, drawn down where there are few lines. */
export const topCategory = defineTag<string>({
  key: 'preference.top_category',
  type: 'string',
  name: { en: 'Category bought most', zh: '偏好品类' },
  meaning: {
    en: 'Category path of most pieces bought in the newest 400 days of data, of goods with a category.',
    zh: '截至最新数据日 400 天内购买件数最多的品类路径，仅统计有品类的商品。',
  },
  version: 1,
  compute(customer) {
    const { top, lineCount } = categoriesOf(customer);
    return top && { value: top.name, confidence: top.share * confidenceOf(lineCount) };
  },
});

export const topCategoryShare = defineTag<number>({
  key: 'preference.top_category_share',
  type: 'number',
  name: { en: 'Share of the category bought most', zh: '偏好品类占比' },
  unit: 'share',
  meaning: {
    en: 'Pieces of the category bought most as a share of the pieces with a category, of the newest 400 days of data.',
    zh: '截至最新数据日 400 天内有品类的商品中，偏好品类的购买件数占比。',
  },
  version: 1,
  compute(customer) {
    const { top, lineCount } = categoriesOf(customer);
    return top && { value: top.share, confidence: confidenceOf(lineCount) };
  },
});

const fewestLines = 3;

/**
 * Entropy of the lines by category over the logarithm of the number of lines, the greatest that so many can have. Divided by that of
 * the categories instead, two bought equally would be as broad as twenty.
 */
export const categoryBreadth = defineTag<number>({
  key: 'preference.category_breadth',
  type: 'number',
  name: { en: 'Category breadth', zh: '品类广度' },
  unit: 'share',
  meaning: {
    en: 'Entropy of the order lines of the newest 400 days of data by category, divided by the logarithm of their number, from 3 lines up: 0 for one category, 1 where each line is of another.',
    zh: '截至最新数据日 400 天内订单行在各品类间分布的熵除以订单行数的对数，至少 3 行；只买一个品类为 0，每行品类各异为 1。',
  },
  version: 1,
  compute(customer) {
    const { lines, lineCount } = categoriesOf(customer);
    if (lineCount < fewestLines) return undefined;
    return { value: entropyOf(lines.values()) / Math.log(lineCount), confidence: confidenceOf(lineCount) };
  },
});

/** Of shares, in nats. Summed by size, so that it does not depend on the names. */
function entropyOf(counts: Iterable<number>): number {
  const rising = [...counts].sort((a, b) => a - b);
  const total = rising.reduce((sum, count) => sum + count, 0);
  let entropy = 0;
  for (const count of rising) entropy += (count / total) * Math.log(total / count);
  return Math.min(entropy, Math.log(total));
}
