import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestChannel, bestHour, type MessageHours, shareOfSent } from '../../../shared/domain/timing/send-times.ts';

type Row = readonly [sent: number, opened: number, clicked?: number];

const messages = (rows: Record<number, Row>): MessageHours => {
  const column = (at: 0 | 1 | 2) => Array.from({ length: 24 }, (_, hour) => rows[hour]?.[at] ?? 0);
  return { sent: column(0), opened: column(1), clicked: column(2) };
};
/** The shop opens a fifth of all. */
const shop = 0.2;

describe('bestHour(own, shopRate)', () => {
  it('is the hour of the highest open rate, drawn to the shop’s', () => {
    // The shop opens 0.2, the prior, of 10 messages.
    const own = messages({ 8: [10, 2], 20: [6, 5] });
    expect(bestHour(own, shop)).toEqual({ hour: 20, openRate: (0.2 * 10 + 5) / 16, confidence: 6 / 16 });
  });

  it('believes many messages more than a few lucky ones', () => {
    const own = messages({ 8: [2, 2], 20: [40, 30] });
    // (2 + 2) / 12 = 0.33 at 8, (2 + 30) / 50 = 0.64 at 20.
    expect(bestHour(own, shop)?.hour).toBe(20);
  });

  it('asks more of few messages the less the shop opens', () => {
    const own = messages({ 8: [2, 2], 20: [9, 7] });
    // Of a shop that opens 0.9 of all 11 / 12 against 16 / 19; of one that opens nothing 2 / 12 against 7 / 19.
    expect(bestHour(own, 0.9)).toMatchObject({ hour: 8, openRate: 11 / 12 });
    expect(bestHour(own, 0)).toMatchObject({ hour: 20, openRate: 7 / 19 });
  });

  it('does not name an hour of a single message', () => {
    expect(bestHour(messages({ 8: [8, 2], 20: [1, 1] }), shop)?.hour).toBe(8);
  });

  const rate = fc.double({ min: 0, max: 1, noNaN: true });

  it('gives ties to more messages, then the earlier hour, whatever the shop opens', () => {
    fc.assert(
      fc.property(rate, (shopRate) => {
        expect(bestHour(messages({ 8: [3, 1], 20: [3, 1] }), shopRate)?.hour).toBe(8);
      }),
    );
    // Half of each is opened, as of all.
    expect(bestHour(messages({ 8: [4, 2], 20: [6, 3] }), 0.5)).toMatchObject({ hour: 20, openRate: 0.5 });
  });

  it('is absent with fewer than five messages or two opens', () => {
    expect(bestHour(messages({ 8: [4, 4] }), shop)).toBeUndefined();
    expect(bestHour(messages({ 8: [50, 1] }), shop)).toBeUndefined();
    expect(bestHour(messages({ 8: [5, 2] }), shop)).toBeDefined();
  });

  it('takes opens without a message for none', () => {
    expect(bestHour(messages({ 8: [5, 9] }), shop)?.openRate).toBe((2 + 5) / 15);
  });

  const rows = fc.dictionary(
    fc.integer({ min: 0, max: 23 }).map(String),
    fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([sent, opened]) => [sent, Math.min(sent, opened)] as const),
  );

  it('has a rate between the customer’s own of that hour and the shop’s', () => {
    fc.assert(
      fc.property(rows, rate, (own, shopRate) => {
        const mine = messages(own);
        const best = bestHour(mine, shopRate);
        if (best === undefined) return;
        const rates = [(mine.opened[best.hour] as number) / (mine.sent[best.hour] as number), shopRate];
        expect(best.openRate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(best.openRate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
      }),
    );
  });
});

describe('shareOfSent(hours, action)', () => {
  it('is the share of all messages, of every channel and hour', () => {
    const hours = [messages({ 8: [30, 0, 4], 20: [10, 20, 6] }), messages({ 9: [60, 5, 0] })];
    expect(shareOfSent(hours, 'opened')).toBe(25 / 100);
    expect(shareOfSent(hours, 'clicked')).toBe(10 / 100);
  });

  it('is 0 of none sent, and never above 1', () => {
    expect(shareOfSent([], 'opened')).toBe(0);
    expect(shareOfSent([messages({ 8: [0, 3] })], 'opened')).toBe(0);
    expect(shareOfSent([messages({ 8: [2, 3] })], 'opened')).toBe(1);
  });
});

describe('bestChannel(own, shop)', () => {
  const all = new Map([
    ['email', messages({ 9: [1000, 200] })],
    ['sms', messages({ 9: [1000, 600] })],
  ]);

  it('is the channel of the highest open rate, drawn to the shop’s of that channel', () => {
    const own = new Map([
      ['email', messages({ 9: [10, 8], 20: [10, 9] })],
      ['sms', messages({ 9: [10, 3] })],
    ]);
    // (2 + 17) / 30 by e-mail, (6 + 3) / 20 by text message.
    expect(bestChannel(own, all)).toEqual({ channel: 'email', openRate: 19 / 30, confidence: 20 / 30 });
  });

  it('gives ties to more clicks, then the name', () => {
    const twice = (clicked: number) =>
      new Map([
        ['b', messages({ 9: [4, 2, clicked] })],
        ['a', messages({ 9: [4, 2, 1] })],
      ]);
    const none = new Map([
      ['a', messages({ 9: [100, 50] })],
      ['b', messages({ 9: [100, 50] })],
    ]);
    expect(bestChannel(twice(2), none)?.channel).toBe('b');
    expect(bestChannel(twice(1), none)?.channel).toBe('a');
  });

  it('is absent without evidence', () => {
    expect(bestChannel(new Map(), all)).toBeUndefined();
    expect(bestChannel(new Map([['email', messages({ 9: [4, 4] })]]), all)).toBeUndefined();
  });
});
