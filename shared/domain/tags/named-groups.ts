import type { LocalizedText } from '../localized-text.ts';

/** Customers whom operators call by a name; `rule` is in CEL. The tag `group.<key>` says who is one. */
export interface NamedGroup {
  readonly key: string;
  readonly name: LocalizedText;
  readonly rule: string;
}

/** What stands before the key of a group in the key of its tag. */
export const groupPrefix = 'group.';

/**
 * The groups that every configuration has. A customer may be in several. Where a tag is absent its comparison is false, so nobody is in a
 * group for want of evidence. RFM segments are in no rule, as their names depend on the configured map. Of shops whose orders say no money, in
 * which nobody has a lifecycle, who is loyal or new is told by the days with an order.
 */
export const namedGroups: readonly NamedGroup[] = [
  {
    key: 'loyal',
    name: { en: 'Loyal', zh: '忠实用户' },
    rule: 'lifecycle == "loyal" || (!has_tag("consumption.orders") && events("order", last(400)).days >= 5)',
  },
  {
    key: 'potential_churn',
    name: { en: 'Potential churn', zh: '潜在流失用户' },
    rule:
      'lifecycle == "at_risk" || lifecycle == "lapsed" || ' +
      '(lifecycle in ["active", "loyal", "returned"] && tag("prediction.churn_risk") >= 0.5)',
  },
  {
    key: 'price_sensitive',
    name: { en: 'Price sensitive', zh: '价格敏感型' },
    rule:
      'tag("preference.price_sensitivity") >= 0.65 || ' +
      '(tag("preference.promotion_sensitivity") >= 0.75 && tag("consumption.orders") >= 3)',
  },
  {
    key: 'brand_loyal',
    name: { en: 'Brand loyal', zh: '品牌忠实型' },
    rule: 'tag("preference.brand_loyalty") >= 0.6',
  },
  {
    key: 'novelty_seeker',
    name: { en: 'Novelty seeker', zh: '新品尝试型' },
    rule:
      'tag("preference.new_product_share") >= 0.5 || ' +
      '(tag("preference.new_product_share") >= 0.4 && tag("preference.novelty") >= 0.9)',
  },
  {
    key: 'high_spender',
    name: { en: 'High spender', zh: '高消费' },
    rule: 'tag("consumption.level") in ["high", "top"]',
  },
  {
    key: 'value_first',
    name: { en: 'Value for money first', zh: '性价比优先' },
    rule:
      'tag("preference.price_band") == "low" || ' +
      '(tag("preference.price_band") == "middle" && tag("preference.discount_share") >= 0.5)',
  },
  {
    key: 'fashion_follower',
    name: { en: 'Fashion follower', zh: '时尚达人' },
    rule: 'tag("preference.theme") in ["fashion", "beauty"]',
  },
  {
    key: 'tech_enthusiast',
    name: { en: 'Tech enthusiast', zh: '科技爱好者' },
    rule: 'tag("preference.theme") == "technology"',
  },
  {
    key: 'family_buyer',
    name: { en: 'Family buyer', zh: '家庭主妇/母婴' },
    rule:
      'tag("preference.theme") == "family" || ' +
      '(tag("preference.theme") in ["home", "food"] && tag("demographic.marital_status") == "married")',
  },
  {
    key: 'new_customer',
    name: { en: 'New customer', zh: '新客户' },
    rule: 'lifecycle == "new" || (!has_tag("consumption.orders") && events("order", last(30)).days == 1 && events("order", last(400)).days == 1)',
  },
  { key: 'dormant', name: { en: 'Dormant', zh: '沉睡用户' }, rule: 'tier == "dormant"' },
];
