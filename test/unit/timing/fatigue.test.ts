import { describe, expect, it } from 'vitest';
import { fatigueOf } from '../../../shared/domain/timing/fatigue.ts';

describe('fatigueOf(periods)', () => {
  it('is tired who gets more messages and opens fewer of them', () => {
    expect(fatigueOf({ sent: [20, 8, 8], opened: [1, 5, 4] })).toEqual({
      sent: 20,
      openRate: 0.05,
      openRateBefore: 9 / 16,
      isTired: true,
    });
  });

  it('is not who gets fewer, or opens as many, or opens more', () => {
    expect(fatigueOf({ sent: [8, 10, 10], opened: [0, 8, 8] })?.isTired).toBe(false);
    expect(fatigueOf({ sent: [20, 10], opened: [10, 5] })?.isTired).toBe(false);
    expect(fatigueOf({ sent: [20, 10], opened: [18, 5] })?.isTired).toBe(false);
  });

  it('is not whose opens fell by no more than chance would have it', () => {
    // Beta means 1.5 / 7 and 2.5 / 7, variances 0.0210 and 0.0287: a fall of 0.143 against an error of 0.223.
    expect(fatigueOf({ sent: [6, 6, 0], opened: [1, 2, 0] })?.isTired).toBe(false);
    // 0.5 / 9 and 6.5 / 9, variances 0.0052 and 0.0201: a fall of 0.667 against 0.159.
    expect(fatigueOf({ sent: [8, 8, 0], opened: [0, 6, 0] })?.isTired).toBe(true);
  });

  it('says nothing with fewer than five messages lately or before', () => {
    expect(fatigueOf({ sent: [4, 50], opened: [0, 40] })).toBeUndefined();
    expect(fatigueOf({ sent: [50, 2, 2], opened: [0, 2, 2] })).toBeUndefined();
    expect(fatigueOf({ sent: [50], opened: [0] })).toBeUndefined();
  });
});
