import { describe, expect, it } from 'vitest';
import type { MessageAction } from '../../../shared/domain/event/message-actions.ts';
import type { MessageHour } from '../../../shared/domain/evidence/evidence.ts';
import { sendsOf } from '../../../shared/domain/timing/sends.ts';

const message = (day: number, hour: number, action: MessageAction, count = 1, channel = 'email'): MessageHour => ({
  day,
  hour,
  channel,
  action,
  count,
});
const summary = (messages: readonly MessageHour[]) =>
  sendsOf(messages).map(({ day, hour, sent, opened, clicked }) => [day, hour, sent, opened, clicked]);

describe('sendsOf(messages)', () => {
  it('gives an opening to the latest message before it that has none', () => {
    const messages = [
      message(1, 9, 'sent'),
      message(2, 9, 'sent', 2),
      message(3, 8, 'opened'),
      message(4, 8, 'clicked', 3),
      message(5, 9, 'sent'),
    ];
    expect(summary(messages)).toEqual([
      [1, 9, 1, 0, 1],
      [2, 9, 2, 1, 2],
      [5, 9, 1, 0, 0],
    ]);
  });

  it('takes what is opened in the hour of sending for opened after it, though it stands before it', () => {
    expect(summary([message(1, 9, 'clicked'), message(1, 9, 'opened'), message(1, 9, 'sent')])).toEqual([
      [1, 9, 1, 1, 1],
    ]);
  });

  it('keeps channels apart, and forgets openings of nothing', () => {
    const messages = [
      message(1, 8, 'opened', 3),
      message(1, 9, 'sent'),
      message(1, 9, 'sent', 1, 'push'),
      message(1, 10, 'opened', 4, 'push'),
      message(1, 11, 'opened', 2, 'sms'),
      message(1, 11, 'bounced'),
    ];
    expect(sendsOf(messages)).toEqual([
      { day: 1, hour: 9, channel: 'email', sent: 1, opened: 0, clicked: 0 },
      { day: 1, hour: 9, channel: 'push', sent: 1, opened: 1, clicked: 0 },
    ]);
  });
});
