import { confidenceOf } from '../confidence-of.ts';
import { termsOf } from '../consumption/order-terms.ts';
import { defineTag } from '../define-tag.ts';

/** 0 where no order had either, which is also what a source without promotions says. */
export const promotionSensitivity = defineTag<number>({
  key: 'preference.promotion_sensitivity',
  type: 'number',
  name: { en: 'Promotion sensitivity', zh: '促销敏感度' },
  unit: 'share',
  meaning: {
    en: 'Orders with a coupon or a discount as a share of the orders remembered singly (400 days).',
    zh: '可回溯的单笔订单（400 天）中使用优惠券或享有折扣的订单占比。',
  },
  version: 1,
  compute(customer) {
    const { promoted, orders } = termsOf(customer);
    return orders === 0 ? undefined : { value: promoted / orders, confidence: confidenceOf(orders) };
  },
});
