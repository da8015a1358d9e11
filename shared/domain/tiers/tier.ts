import type { LocalizedText } from '../localized-text.ts';
import type { RfmScores } from '../rfm/score-rfm.ts';

export const tiers = ['core', 'growth', 'ordinary', 'dormant'] as const;
export type Tier = (typeof tiers)[number];

export const tierNames: Readonly<Record<Tier, LocalizedText>> = {
  core: { en: 'Core', zh: '核心' },
  growth: { en: 'Growth', zh: '成长' },
  ordinary: { en: 'Ordinary', zh: '普通' },
  dormant: { en: 'Dormant', zh: '沉睡' },
};

export interface TierEvidence {
  /** `undefined` without a counted order in the RFM window. */
  readonly scores: RfmScores | undefined;
  /** An order with gross above 0 at any time, also one that came back. */
  readonly everOrdered: boolean;
  /** `as_of`'s day − the last day with any activity. */
  readonly inactiveDays: number;
}

/** Value tier of a customer: the first rule that fits. Inactive means `dormantAfterDays` or more. */
export function tierOf({ scores, everOrdered, inactiveDays }: TierEvidence, dormantAfterDays: number): Tier {
  if (scores === undefined) return everOrdered || inactiveDays >= dormantAfterDays ? 'dormant' : 'ordinary';
  const { r, f, m } = scores;
  if (r === 1) return 'dormant';
  if (r >= 4 && f >= 4 && m >= 4) return 'core';
  if (r >= 3 && (f >= 3 || m >= 3)) return 'growth';
  return 'ordinary';
}
