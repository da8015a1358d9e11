import type { CustomerOrders } from '../customer/orders-at.ts';
import type { LocalizedText } from '../localized-text.ts';
import { cycleDaysOf } from './purchase-cycle.ts';

export const lifecycleStages = ['prospect', 'new', 'active', 'loyal', 'returned', 'at_risk', 'lapsed', 'lost'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export const lifecycleNames: Readonly<Record<LifecycleStage, LocalizedText>> = {
  prospect: { en: 'Prospect', zh: '潜在客户' },
  new: { en: 'New', zh: '新客' },
  active: { en: 'Active', zh: '活跃' },
  loyal: { en: 'Loyal', zh: '忠诚' },
  returned: { en: 'Returned', zh: '回流' },
  at_risk: { en: 'At risk', zh: '流失预警' },
  lapsed: { en: 'Lapsed', zh: '流失中' },
  lost: { en: 'Lost', zh: '已流失' },
};

const loyalFrom = 5;

/**
 * Where a customer stands, judged by the gaps between their own orders; the first rule that fits.
 *
 * With three or more remembered order days the customer's own median gap is the cycle, else the population's. Orders no longer
 * remembered singly count as an order day of their own, the last day of their month.
 */
export function lifecycleStageOf(orders: CustomerOrders, asOfDay: number, populationCycleDays: number): LifecycleStage {
  const { count, days, lastDay } = orders;
  if (lastDay === undefined) return 'prospect';
  const cycle = (days.length >= 3 ? cycleDaysOf(days) : undefined) ?? populationCycleDays;
  const since = asOfDay - lastDay;
  if (since > 6 * cycle) return 'lost';
  if (since > 3 * cycle) return 'lapsed';
  if (since > 1.5 * cycle) return 'at_risk';
  const before = dayBeforeLast(orders);
  if (before === undefined) return 'new';
  if (lastDay - before > 3 * cycle) return 'returned';
  return count >= loyalFrom ? 'loyal' : 'active';
}

function dayBeforeLast({ days, folded, lastDay, count }: CustomerOrders): number | undefined {
  if (days.length >= 2) return days[days.length - 2];
  const month = folded.findLast(({ kept }) => kept > 0);
  if (month === undefined) return undefined;
  if (days.length === 1) return Math.min(month.lastDay, lastDay ?? month.lastDay);
  return count > 1 ? lastDay : undefined;
}
