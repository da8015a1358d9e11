import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

const bands = ['low', 'middle', 'high'] as const;
const fewestPurchases = 3;

/** Of several bands with as many pieces the lowest. As sure as its share, drawn down where few purchases were judged. */
export const priceBand = defineTag<string>({
  key: 'preference.price_band',
  type: 'string',
  name: { en: 'Price band', zh: '价格带偏好' },
  meaning: {
    en: 'Where most pieces bought in the newest 400 days of data lie among the prices of their category: low up to the border of the lower third, high above that of the upper, else middle; from 3 purchases up that can be judged.',
    zh: '截至最新数据日 400 天内所购商品的单价在其品类价格中的位置，取件数最多者：不高于下三分位为低（low），高于上三分位为高（high），其余为中（middle）；至少 3 次可判断的购买。',
  },
  version: 1,
  compute({ evidence: { purchases }, shop }) {
    const pieces = [0, 0, 0];
    let judged = 0;
    let total = 0;
    for (const { category, unitMinor, quantity } of purchases) {
      const thirds = unitMinor > 0 ? shop.priceThirds(category) : undefined;
      if (thirds === undefined) continue;
      const [low, high] = thirds;
      const band = unitMinor <= low ? 0 : unitMinor > high ? 2 : 1;
      pieces[band] = (pieces[band] as number) + quantity;
      total += quantity;
      judged++;
    }
    if (judged < fewestPurchases) return undefined;
    const most = Math.max(...pieces);
    const band = bands[pieces.indexOf(most)] as string;
    return { value: band, confidence: (most / total) * confidenceOf(judged) };
  },
});
