import type { Customer } from '../customer/customer.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { RfmScores } from '../rfm/cuts.ts';

/** Best first. */
export const valueTiers = ['core', 'growth', 'ordinary', 'dormant'] as const;
export type ValueTier = (typeof valueTiers)[number];

export const tierNames: Readonly<Record<ValueTier, LocalizedText>> = {
  core: { en: 'Core', zh: '核心' },
  growth: { en: 'Growth', zh: '成长' },
  ordinary: { en: 'Ordinary', zh: '普通' },
  dormant: { en: 'Dormant', zh: '沉睡' },
};

/** How much a customer is worth keeping close (C2), the first rule that fits. */
export function valueTier(customer: Customer, scores: RfmScores | undefined, dormantAfterDays: number): ValueTier {
  if (scores === undefined) {
    const lastDay = customer.activeDays.at(-1) ?? Number.NEGATIVE_INFINITY;
    const inactive = customer.asOfDay - lastDay >= dormantAfterDays;
    return customer.lifetime.orders > 0 || inactive ? 'dormant' : 'ordinary';
  }
  const { r, f, m } = scores;
  if (r === 1) return 'dormant';
  if (r >= 4 && f >= 4 && m >= 4) return 'core';
  return r >= 3 && (f >= 3 || m >= 3) ? 'growth' : 'ordinary';
}
