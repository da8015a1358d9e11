import { describe, expect, it } from 'vitest';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { isCapped } from '../../../shared/domain/campaigns/frequency-cap.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';

const asOfDay = 15_000;

/** Messages by what was done with them and the days from then to `as_of`'s. */
function customer(...messages: (readonly [category: string, daysBefore: number, count?: number])[]) {
  const days = messages
    .map(([category, daysBefore, count = 1]) => ({
      period: asOfDay - daysBefore,
      kind: 'message' as const,
      category,
      count,
      quantity: 0,
      amountMinor: 0,
      weight: 0,
    }))
    .sort((a, b) => a.period - b.period || (a.category < b.category ? -1 : 1));
  const activity = { ...emptyActivity, newestDay: asOfDay, days };
  return createCustomer({ ...emptyProfile('u:1'), activity }, { asOfDay, minorPerMajor: 100 });
}

describe('isCapped(customer, channel, cap)', () => {
  const cap = { messages: 2, days: 7 };

  it('counts what was sent on the channel on the days before as_of, the oldest included and its own day not', () => {
    expect(isCapped(customer(['sent/email', 7], ['sent/email', 1]), 'email', cap)).toBe(true);
    expect(isCapped(customer(['sent/email', 8], ['sent/email', 1]), 'email', cap)).toBe(false);
    expect(isCapped(customer(['sent/email', 1], ['sent/email', 0]), 'email', cap)).toBe(false);
    expect(isCapped(customer(['sent/email', 1, 2]), 'sms', cap)).toBe(false);
  });

  it('takes what was delivered where nobody says what was sent, and counts no message twice', () => {
    expect(isCapped(customer(['delivered/email', 3, 2]), 'email', cap)).toBe(true);
    expect(isCapped(customer(['sent/email', 3], ['delivered/email', 3]), 'email', cap)).toBe(false);
  });

  it('counts nothing else', () => {
    expect(isCapped(customer(['opened/email', 3, 9], ['sent/unknown', 3, 9]), 'email', cap)).toBe(false);
  });

  it('knows a channel however it is written', () => {
    expect(isCapped(customer(['sent/push_ios', 3, 2]), 'push-ios', cap)).toBe(true);
  });
});
