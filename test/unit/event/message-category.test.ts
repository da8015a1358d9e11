import { describe, expect, it } from 'vitest';
import { messageCategory } from '../../../shared/domain/event/message-category.ts';

describe('messageCategory(action, channel)', () => {
  it.each([
    ['sent', 'email', 'sent/email'],
    [' Delivered ', 'Push Notification', 'delivered/push_notification'],
    ['sent', 'in-app/ios', 'sent/in_app_ios'],
    ['已发送', '短信', '已发送/短信'],
    [undefined, 'sms', 'unknown/sms'],
    ['sent', '', 'sent/unknown'],
    ['--', '/', 'unknown/unknown'],
  ])('of %j on %j is %j', (action, channel, category) => {
    expect(messageCategory(action, channel)).toBe(category);
  });

  it('keeps 36 characters of each', () => {
    expect(messageCategory('a'.repeat(99), 'b'.repeat(99))).toBe(`${'a'.repeat(36)}/${'b'.repeat(36)}`);
  });
});
