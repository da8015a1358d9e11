import { describe, expect, it } from 'vitest';
import { tierOf } from '../../../shared/domain/tiers/tier.ts';

describe('tierOf(evidence, dormantAfterDays)', () => {
  it.each([
    [1, 5, 5, 'dormant'],
    [4, 4, 4, 'core'],
    [5, 5, 3, 'growth'],
    [3, 5, 5, 'growth'],
    [3, 3, 1, 'growth'],
    [3, 1, 3, 'growth'],
    [5, 2, 2, 'ordinary'],
    [2, 5, 5, 'ordinary'],
  ])('of scores %i %i %i is %s', (r, f, m, tier) => {
    expect(tierOf({ scores: { r, f, m }, everOrdered: true, inactiveDays: 400 }, 90)).toBe(tier);
  });

  it.each([
    [true, 1, 'dormant'],
    [false, 90, 'dormant'],
    [false, 89, 'ordinary'],
  ])('without scores, ever ordered %s, inactive for %i days, is %s', (everOrdered, inactiveDays, tier) => {
    expect(tierOf({ scores: undefined, everOrdered, inactiveDays }, 90)).toBe(tier);
  });
});
