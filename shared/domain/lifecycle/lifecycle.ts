import type { Customer } from '../customer/customer.ts';
import type { LocalizedText } from '../localized-text.ts';
import { cycleOf } from './cycle.ts';

/** From before the first order to after the last. */
export const lifecycleStages = ['prospect', 'new', 'active', 'loyal', 'returned', 'at_risk', 'lapsed', 'lost'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export const stageNames: Readonly<Record<LifecycleStage, LocalizedText>> = {
  prospect: { en: 'Prospect', zh: '潜在客户' },
  new: { en: 'New', zh: '新客户' },
  active: { en: 'Active', zh: '活跃' },
  loyal: { en: 'Loyal', zh: '忠诚' },
  returned: { en: 'Returned', zh: '回流' },
  at_risk: { en: 'At risk', zh: '有流失风险' },
  lapsed: { en: 'Lapsed', zh: '流失中' },
  lost: { en: 'Lost', zh: '已流失' },
};

const loyalFrom = 5;

/**
 * Where a customer stands against their own rhythm (C3), the first rule that fits.
 *
 * @param populationCycleDays for customers with fewer than three order days
 */
export function lifecycleStage(customer: Customer, populationCycleDays: number): LifecycleStage {
  const { orderDays, gapDays, ownCycleDays } = cycleOf(customer);
  const last = orderDays.at(-1);
  if (last === undefined) return customer.lifetime.orders > 0 ? 'lost' : 'prospect';
  const cycle = orderDays.length >= 3 && ownCycleDays !== undefined ? ownCycleDays : populationCycleDays;
  const since = customer.asOfDay - last;
  if (since > 6 * cycle) return 'lost';
  if (since > 3 * cycle) return 'lapsed';
  if (since > 1.5 * cycle) return 'at_risk';
  if (orderDays.length === 1) return 'new';
  if ((gapDays.at(-1) ?? 0) > 3 * cycle) return 'returned';
  return customer.lifetime.orders >= loyalFrom ? 'loyal' : 'active';
}
