/** Messages that one customer was sent and opened, by 30 days, newest first: index 0 is the last 30 days. */
export interface MessagePeriods {
  readonly sent: ArrayLike<number>;
  readonly opened: ArrayLike<number>;
}

export interface Fatigue {
  /** Messages received in the last 30 days. */
  readonly sent: number;
  /** Share that they opened of these, and of those before. */
  readonly openRate: number;
  readonly openRateBefore: number;
  /** More messages than before, on average, and fewer of them opened than chance would explain. */
  readonly isTired: boolean;
}

/** Messages of the last 30 days, and of all days before, without which nothing is said. */
export const leastMessages = 5;
/** Standard errors by which the open rate must have fallen: one in six would do so by chance. */
const leastFall = 1;

/**
 * Whether a customer is tired of messages: their sends have risen above the mean of the periods before, and their open rate has fallen by
 * more than its standard error. `undefined` with fewer than five messages in the last 30 days or before.
 *
 * The rates compared are means of Beta distributions with Jeffreys' prior (half a message of each kind), so that none of few is not 0.
 */
export function fatigueOf({ sent, opened }: MessagePeriods): Fatigue | undefined {
  const now = { sent: sent[0] ?? 0, opened: Math.min(opened[0] ?? 0, sent[0] ?? 0) };
  const before = { sent: 0, opened: 0, periods: 0 };
  for (let period = 1; period < sent.length; period++) {
    before.sent += sent[period] as number;
    before.opened += Math.min(opened[period] ?? 0, sent[period] as number);
    before.periods++;
  }
  if (now.sent < leastMessages || before.sent < leastMessages) return undefined;
  const [late, early] = [betaOf(now.opened, now.sent), betaOf(before.opened, before.sent)];
  return {
    sent: now.sent,
    openRate: now.opened / now.sent,
    openRateBefore: before.opened / before.sent,
    isTired:
      now.sent > before.sent / before.periods &&
      early.mean - late.mean > leastFall * Math.sqrt(early.variance + late.variance),
  };
}

/** Mean and variance of Beta(opened + ½, sent − opened + ½). */
function betaOf(opened: number, sent: number): { readonly mean: number; readonly variance: number } {
  const mean = (opened + 0.5) / (sent + 1);
  return { mean, variance: (mean * (1 - mean)) / (sent + 2) };
}
