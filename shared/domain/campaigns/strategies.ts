import type { LocalizedText } from '../localized-text.ts';

/** A campaign with this strategy gives each member the first strategy that is for them. */
export const bySegment = 'by-segment';

/** Something to do for a customer; `for` is a rule in CEL. */
export interface StrategyDefinition {
  readonly key: string;
  readonly name: LocalizedText;
  readonly for?: string;
}

/**
 * The strategies that every configuration has, in the order in which `by-segment` tries them. Who is gone or new needs something
 * else than their value says, so these come first.
 */
export const builtInStrategies: readonly StrategyDefinition[] = [
  { key: 'recall-coupon', name: { en: 'Recall with a coupon', zh: '优惠券召回' }, for: 'tier == "dormant"' },
  {
    key: 'care',
    name: { en: 'A personal word', zh: '专属关怀' },
    for: 'lifecycle == "at_risk" || lifecycle == "lapsed"',
  },
  {
    key: 'first-order-gift',
    name: { en: 'Gift for new customers', zh: '新客首单礼' },
    for: 'lifecycle == "prospect" || lifecycle == "new"',
  },
  { key: 'vip-points-and-gifts', name: { en: 'VIP points and gifts', zh: '贵宾积分与礼遇' }, for: 'tier == "core"' },
  { key: 'step-discount', name: { en: 'Discount in steps', zh: '阶梯满减' }, for: 'tier == "growth"' },
  { key: 'daily-check-in', name: { en: 'Daily check-in', zh: '每日签到' }, for: 'tier == "ordinary"' },
  { key: 'seasonal-selection', name: { en: 'Selection of the season', zh: '当季精选' } },
  { key: 'cart-reminder', name: { en: 'Reminder of the cart', zh: '加购提醒' } },
  { key: 'cross-sell-bundle', name: { en: 'Bundle that goes with it', zh: '搭配组合推荐' } },
  { key: 'birthday-gift', name: { en: 'Birthday gift', zh: '生日礼遇' } },
  { key: 'invite-a-friend', name: { en: 'Reward for inviting a friend', zh: '老带新奖励' } },
];

/** The user's strategies in their order, then the built-in ones whose keys they do not take. */
export const withBuiltInStrategies = (own: readonly StrategyDefinition[]): StrategyDefinition[] => [
  ...own,
  ...builtInStrategies.filter(({ key }) => !own.some((each) => each.key === key)),
];
