import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

/** Days after the last time in the cart within which an order still takes it up. */
const daysToOrder = 7;
const fewestProducts = 2;

/** Of the newest order of a product only: one that was ordered in time, and again long after without a cart, counts as given up. */
export const cartAbandonment = defineTag<number>({
  key: 'behaviour.cart_abandonment',
  type: 'number',
  name: { en: 'Cart abandonment', zh: '弃购率' },
  unit: 'share',
  meaning: {
    en: 'Products not ordered within 7 days after they were last put into the cart, as a share of the products in carts of the newest 400 days of data, from 2 up; those carted within the last 7 days and not ordered yet are left out.',
    zh: '截至最新数据日 400 天内加购的商品中，最后一次加购后 7 天内未下单的占比；近 7 天内加购且尚未下单的不计；至少 2 件商品。',
  },
  version: 1,
  compute({ evidence: { items }, asOfDay }) {
    let judged = 0;
    let abandoned = 0;
    for (const { cartDay, orderDay } of items) {
      if (cartDay < 0) continue;
      const isOrdered = orderDay >= cartDay && orderDay - cartDay <= daysToOrder;
      // The seventh day after is over when as_of's day is the eighth.
      if (!isOrdered && asOfDay - cartDay <= daysToOrder) continue;
      judged++;
      if (!isOrdered) abandoned++;
    }
    return judged < fewestProducts ? undefined : { value: abandoned / judged, confidence: confidenceOf(judged) };
  },
});
