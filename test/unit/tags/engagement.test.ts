import { describe, expect, it } from 'vitest';
import type { MessageAction } from '../../../shared/domain/event/message-actions.ts';
import type { MessageHour } from '../../../shared/domain/evidence/evidence.ts';
import type { MessageHours } from '../../../shared/domain/timing/send-times.ts';
import { type Known, tagOf } from '../../support/customer-of.ts';

// As of day 15,000.
const message = (day: number, hour: number, action: MessageAction, count = 1, channel = 'email'): MessageHour => ({
  day,
  hour,
  channel,
  action,
  count,
});
const engagement = (name: string, messages: readonly MessageHour[], shop: Known['shop'] = {}) =>
  tagOf(`engagement.${name}`, { evidence: { messages }, shop });
const names = ['best_hour', 'best_channel', 'open_rate', 'click_rate', 'fatigue'];

describe('engagement.*', () => {
  it('says nothing of who was sent nothing', () => {
    for (const name of names) {
      expect(engagement(name, []), name).toBeUndefined();
      expect(engagement(name, [message(14_900, 9, 'opened', 9)]), name).toBeUndefined();
    }
  });
});

describe('engagement.open_rate, click_rate', () => {
  it('are shares of the messages sent, each opened once at most', () => {
    const messages = [
      message(14_900, 9, 'sent', 2),
      message(14_900, 9, 'sent', 2, 'sms'),
      message(14_900, 9, 'delivered', 4),
      message(14_901, 8, 'clicked'),
      message(14_901, 8, 'opened', 5),
    ];
    expect(engagement('open_rate', messages)).toMatchObject({ value: 0.5, confidence: 4 / 6 });
    expect(engagement('click_rate', messages)).toMatchObject({ value: 0.25, confidence: 4 / 6 });
  });

  it('are 0 of who opens nothing, where others do', () => {
    const sent = [message(14_900, 9, 'sent')];
    expect(engagement('open_rate', sent, { openRate: 0.01 })).toMatchObject({ value: 0, confidence: 1 / 3 });
    expect(engagement('click_rate', sent, { openRate: 0.01 })).toBeUndefined();
    expect(engagement('click_rate', sent, { clickRate: 0.01 })).toMatchObject({ value: 0, confidence: 1 / 3 });
    expect(engagement('open_rate', sent, { clickRate: 0.01 })).toBeUndefined();
    expect(engagement('open_rate', sent, {})).toBeUndefined();
  });
});

describe('engagement.best_hour', () => {
  // Three sent at 9 and opened in the evening, three at 14 of which one is opened at 14.
  const messages = [
    message(14_900, 9, 'sent', 3),
    message(14_900, 20, 'opened', 3),
    message(14_901, 14, 'opened'),
    message(14_901, 14, 'sent', 3),
  ];

  it('is the hour of sending, not that of opening', () => {
    expect(engagement('best_hour', messages)).toMatchObject({ value: 9, confidence: 3 / 13, type: 'number' });
  });

  it('takes no hour for good because the shop is opened in it', () => {
    const hours = (...at: readonly (readonly [hour: number, count: number])[]) =>
      Array.from({ length: 24 }, (_, hour) => at.find(([some]) => some === hour)?.[1] ?? 0);
    const shopHours: MessageHours = {
      sent: hours([9, 1_000], [14, 1_000]),
      opened: hours([14, 900]),
      clicked: hours(),
    };
    const shop = { messageHours: new Map([['email', shopHours]]), openRate: 0.45 };
    expect(engagement('best_hour', messages, shop)?.value).toBe(9);
  });

  it('is drawn to the open rate of the shop', () => {
    const few = [
      message(14_900, 9, 'sent', 2),
      message(14_900, 20, 'opened', 2),
      message(14_901, 14, 'sent', 9),
      message(14_901, 15, 'opened', 7),
    ];
    // 11 / 12 at 9 against 16 / 19 at 14; of a shop that opens nothing 2 / 12 against 7 / 19.
    expect(engagement('best_hour', few, { openRate: 0.9 })?.value).toBe(9);
    expect(engagement('best_hour', few)?.value).toBe(14);
  });

  it('needs five sent and two opened', () => {
    expect(engagement('best_hour', [message(14_900, 9, 'sent', 4), message(14_900, 9, 'opened', 4)])).toBeUndefined();
    expect(engagement('best_hour', [message(14_900, 9, 'sent', 9), message(14_900, 9, 'opened', 1)])).toBeUndefined();
    expect(engagement('best_hour', [message(14_900, 0, 'sent', 5), message(14_900, 9, 'opened', 2)])?.value).toBe(0);
  });
});

describe('engagement.best_channel', () => {
  it('is the channel of which most is opened', () => {
    const messages = [
      message(14_900, 9, 'sent', 5),
      message(14_900, 9, 'sent', 5, 'push'),
      message(14_900, 10, 'opened', 2),
      message(14_900, 10, 'opened', 4, 'push'),
    ];
    expect(engagement('best_channel', messages)).toMatchObject({ value: 'push', confidence: 5 / 15, type: 'string' });
    const others: MessageHours = { sent: [1_000], opened: [900], clicked: [] };
    const few: MessageHours = { sent: [1_000], opened: [10], clicked: [] };
    // Everybody opens e-mail and nobody push: (9 + 2) / 15 against (0.1 + 4) / 15.
    const shop = { messageHours: new Map([['email', others] as const, ['push', few] as const]) };
    expect(engagement('best_channel', messages, shop)?.value).toBe('email');
  });
});

describe('engagement.fatigue', () => {
  const weeks = (day: number, sent: number, opened: number) => [
    message(day, 9, 'sent', sent),
    ...(opened === 0 ? [] : [message(day, 10, 'opened', opened)]),
  ];

  it('is true when more was sent in the last 30 days and less of it opened', () => {
    // Periods of 30 days end on days 14,999, 14,969 and 14,939.
    const messages = [...weeks(14_910, 5, 4), ...weeks(14_969, 5, 4), ...weeks(14_970, 8, 0)];
    expect(engagement('fatigue', messages)).toMatchObject({ value: true, confidence: 0.8, type: 'bool' });
  });

  it('is false when no more was sent than before, or as much of it opened', () => {
    expect(
      engagement('fatigue', [...weeks(14_910, 5, 4), ...weeks(14_969, 11, 9), ...weeks(14_970, 8, 0)])?.value,
    ).toBe(false);
    expect(engagement('fatigue', [...weeks(14_910, 5, 4), ...weeks(14_970, 8, 7)])?.value).toBe(false);
  });

  it('needs five messages in the last 30 days, and five before', () => {
    expect(engagement('fatigue', [...weeks(14_969, 9, 9), ...weeks(14_970, 4, 0)])).toBeUndefined();
    expect(engagement('fatigue', [...weeks(14_969, 4, 4), ...weeks(14_970, 9, 0)])).toBeUndefined();
    expect(engagement('fatigue', [...weeks(14_969, 5, 5), ...weeks(14_970, 6, 0)])?.value).toBe(true);
  });
});
