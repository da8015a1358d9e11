import { shareOfOrders, termsOf } from '../consumption/order-terms.ts';
import { defineTag } from '../define-tag.ts';

export const promotionSensitivity = defineTag<number>({
  key: 'preference.promotion_sensitivity',
  type: 'number',
  name: { en: 'Promotion sensitivity', zh: '促销敏感度' },
  unit: 'share',
  meaning: {
    en: 'Orders with a coupon or a discount as a share of the orders remembered singly (400 days); absent of a shop without either.',
    zh: '可回溯的单笔订单（400 天）中使用优惠券或享有折扣的订单占比；全店二者皆无时不打标签。',
  },
  version: 1,
  compute(customer) {
    const { promoted, orders } = termsOf(customer);
    const { coupons, discounts } = customer.shop.terms;
    return shareOfOrders(promoted, orders, coupons || discounts);
  },
});
