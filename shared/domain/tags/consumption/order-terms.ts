import type { Customer } from '../../customer/customer.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag, type TagEvidence } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

/** Orders remembered singly with gross above 0, and how many of them had a coupon, a discount, either. */
export const termsOf = ofLastCustomer(({ profile, asOfDay }: Customer) => {
  const terms = { orders: 0, coupons: 0, discounts: 0, promoted: 0 };
  for (const { day, grossMinor, coupon, discountMinor } of profile.activity.orders) {
    if (day >= asOfDay || grossMinor <= 0) continue;
    terms.orders++;
    if (coupon !== '') terms.coupons++;
    if (discountMinor > 0) terms.discounts++;
    if (coupon !== '' || discountMinor > 0) terms.promoted++;
  }
  return terms;
});

/**
 * How many of so many orders had one. Few say little of a habit: confidence n / (n + 2). Of a shop in which nobody's had one, 0 would be
 * a guess.
 *
 * @param isTold whether any order of the shop had one
 */
export const shareOfOrders = (part: number, orders: number, isTold: boolean): TagEvidence<number> | undefined =>
  orders === 0 || (part === 0 && !isTold) ? undefined : { value: part / orders, confidence: confidenceOf(orders) };

export const couponShare = defineTag<number>({
  key: 'consumption.coupon_share',
  type: 'number',
  name: { en: 'Share of orders with a coupon', zh: '用券订单占比' },
  unit: 'share',
  meaning: {
    en: 'Orders with a coupon as a share of the orders remembered singly (400 days); absent of a shop without any coupon.',
    zh: '可回溯的单笔订单（400 天）中使用优惠券的订单占比；全店从无优惠券时不打标签。',
  },
  version: 1,
  compute(customer) {
    const { coupons, orders } = termsOf(customer);
    return shareOfOrders(coupons, orders, customer.shop.terms.coupons);
  },
});

/** By orders, not by money: whether line prices are before or after the discount differs from source to source. */
export const discountShare = defineTag<number>({
  key: 'consumption.discount_share',
  type: 'number',
  name: { en: 'Share of orders with a discount', zh: '折扣订单占比' },
  unit: 'share',
  meaning: {
    en: 'Orders with a discount above 0 as a share of the orders remembered singly (400 days); absent of a shop without any discount.',
    zh: '可回溯的单笔订单（400 天）中享有折扣的订单占比；全店从无折扣时不打标签。',
  },
  version: 1,
  compute(customer) {
    const { discounts, orders } = termsOf(customer);
    return shareOfOrders(discounts, orders, customer.shop.terms.discounts);
  },
});
