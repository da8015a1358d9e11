import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestChannel, bestHour, type MessageHours } from '../../../shared/domain/timing/send-times.ts';

type Row = readonly [sent: number, opened: number, clicked?: number];

const messages = (rows: Record<number, Row>): MessageHours => {
  const column = (at: 0 | 1 | 2) => Array.from({ length: 24 }, (_, hour) => rows[hour]?.[at] ?? 0);
  return { sent: column(0), opened: column(1), clicked: column(2) };
};
const shop = messages({ 8: [500, 100], 12: [500, 100], 20: [1000, 200] });

describe('bestHour(own, shop)', () => {
  it('is the hour of the highest open rate, drawn to the shop’s', () => {
    // The shop opens 0.2 of all and of each hour, so 0.2 is the prior, of 10 messages.
    const own = messages({ 8: [10, 2], 20: [6, 5] });
    expect(bestHour(own, shop)).toEqual({ hour: 20, openRate: (0.2 * 10 + 5) / 16, confidence: 6 / 16 });
  });

  it('believes many messages more than a few lucky ones', () => {
    const own = messages({ 8: [2, 2], 20: [40, 30] });
    // (2 + 2) / 12 = 0.33 at 8, (2 + 30) / 50 = 0.64 at 20.
    expect(bestHour(own, shop)?.hour).toBe(20);
  });

  it('draws each hour to what the shop sees at that hour', () => {
    const evening = messages({ 8: [1000, 100], 20: [1000, 500] });
    expect(bestHour(messages({ 8: [3, 1], 20: [3, 1] }), evening)?.hour).toBe(20);
  });

  it('does not name an hour of a single message', () => {
    expect(bestHour(messages({ 8: [8, 2], 20: [1, 1] }), shop)?.hour).toBe(8);
  });

  it('gives ties to the earlier hour', () => {
    expect(bestHour(messages({ 8: [3, 1], 20: [3, 1] }), shop)?.hour).toBe(8);
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

  it('has a rate between the customer’s own and the shop’s of that hour and all', () => {
    fc.assert(
      fc.property(rows, rows, (own, all) => {
        const [mine, theirs] = [messages(own), messages(all)];
        const best = bestHour(mine, theirs);
        if (best === undefined) return;
        const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0);
        const rates = [
          (mine.opened[best.hour] as number) / (mine.sent[best.hour] as number),
          sum(theirs.sent) === 0 ? 0 : sum(theirs.opened) / sum(theirs.sent),
          ...(theirs.sent[best.hour] === 0
            ? []
            : [(theirs.opened[best.hour] as number) / (theirs.sent[best.hour] as number)]),
        ];
        expect(best.openRate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(best.openRate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
      }),
    );
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
