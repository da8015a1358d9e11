import { compareUtf8 } from '../compare-utf8.ts';

/** Messages of one channel by the hour 0..23 at which they were sent: 24 numbers each. */
export interface MessageHours {
  readonly sent: ArrayLike<number>;
  /** Of those sent in the hour, how many were opened, whenever that was. */
  readonly opened: ArrayLike<number>;
  readonly clicked: ArrayLike<number>;
}

export interface BestHour {
  readonly hour: number;
  /** Smoothed share of the messages sent then that they open, 0..1. */
  readonly openRate: number;
  /** 0..1: how much of that rate is the customer's own evidence rather than the shop's. */
  readonly confidence: number;
}

export interface BestChannel {
  readonly channel: string;
  readonly openRate: number;
  readonly confidence: number;
}

/** Messages that the shop's own rate counts for, beside a customer's. */
const priorMessages = 10;
/** Messages sent to a customer, and opened by them, without which nothing is said. */
const leastSent = 5;
const leastOpened = 2;
/** Messages of an hour or a channel without which it is not judged. */
const leastOfChoice = 2;

/**
 * The hour at which this customer opens most of what they are sent; `undefined` with fewer than five sent or two opened.
 *
 * Only hours at which they were sent two or more are judged, each by the mean of a Beta distribution: its prior is the shop's open rate
 * and counts for ten messages. The shop has one rate for all hours, as it knows when messages are opened and not when those were sent.
 * Ties go to more messages, then the earlier hour.
 *
 * @param own of the customer, all channels or one
 * @param shopRate share of the messages to all customers that is opened, 0..1
 */
export function bestHour(own: MessageHours, shopRate: number): BestHour | undefined {
  if (!isEnough(total(own.sent), total(own.opened))) return undefined;
  let best: BestHour | undefined;
  let mostSent = 0;
  for (let hour = 0; hour < 24; hour++) {
    const sent = own.sent[hour] ?? 0;
    if (sent < leastOfChoice) continue;
    const openRate = drawnTo(shopRate, own.opened[hour] ?? 0, sent);
    if (best === undefined || openRate > best.openRate || (openRate === best.openRate && sent > mostSent)) {
      best = { hour, openRate, confidence: sent / (sent + priorMessages) };
      mostSent = sent;
    }
  }
  return best;
}

/** Share of all messages sent that were opened, or clicked, 0..1; 0 where none were sent. */
export function shareOfSent(hours: Iterable<MessageHours>, action: 'opened' | 'clicked'): number {
  let [count, sent] = [0, 0];
  for (const each of hours) {
    count += total(each[action]);
    sent += total(each.sent);
  }
  return sent === 0 ? 0 : Math.min(1, count / sent);
}

/**
 * The channel by which this customer opens most, on the same terms. A channel needs two messages; ties go to more clicks, then the name
 * by UTF-8.
 *
 * @param own by channel
 * @param shop the same of all customers
 */
export function bestChannel(
  own: ReadonlyMap<string, MessageHours>,
  shop: ReadonlyMap<string, MessageHours>,
): BestChannel | undefined {
  const rows = [...own].map(([channel, hours]) => {
    const [sent, opened, clicked] = [total(hours.sent), total(hours.opened), total(hours.clicked)];
    const all = shop.get(channel) ?? hours;
    return { channel, sent, opened, clicked, openRate: drawnTo(shareOfSent([all], 'opened'), opened, sent) };
  });
  const sum = (key: 'sent' | 'opened') => rows.reduce((so, row) => so + row[key], 0);
  if (!isEnough(sum('sent'), sum('opened'))) return undefined;
  const [best] = rows
    .filter(({ sent }) => sent >= leastOfChoice)
    .sort((a, b) => b.openRate - a.openRate || b.clicked - a.clicked || compareUtf8(a.channel, b.channel));
  if (best === undefined) return undefined;
  return { channel: best.channel, openRate: best.openRate, confidence: best.sent / (best.sent + priorMessages) };
}

const isEnough = (sent: number, opened: number): boolean => sent >= leastSent && opened >= leastOpened;

/** Mean of Beta(prior · 10, (1 − prior) · 10) after so many of so many; opens that have no message are not counted. */
const drawnTo = (prior: number, opened: number, sent: number): number =>
  (prior * priorMessages + Math.min(opened, sent)) / (priorMessages + sent);

const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
