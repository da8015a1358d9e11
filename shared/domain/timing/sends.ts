import type { MessageHour } from '../evidence/evidence.ts';

/** Messages of one channel sent within an hour of a day, and what became of them, whenever that was. */
export interface Send {
  readonly day: number;
  /** 0..23 */
  readonly hour: number;
  readonly channel: string;
  readonly sent: number;
  readonly opened: number;
  readonly clicked: number;
}

type Outcome = 'opened' | 'clicked';

/**
 * The sends of a customer, by time. Evidence tells when a message was opened but not which: an opening, and likewise a click, is taken to
 * be of the latest message of its channel that was sent before it, or within the same hour, and has none yet. So a message is opened at
 * most once, and one of which the sending is not known not at all.
 *
 * @param messages by day, hour
 */
export function sendsOf(messages: readonly MessageHour[]): readonly Send[] {
  const sends: { -readonly [Key in keyof Send]: Send[Key] }[] = [];
  let from = 0;
  while (from < messages.length) {
    const { day, hour } = messages[from] as MessageHour;
    let to = from;
    for (; to < messages.length && messages[to]?.day === day && messages[to]?.hour === hour; to++) {
      const { action, channel, count } = messages[to] as MessageHour;
      if (action === 'sent') sends.push({ day, hour, channel, sent: count, opened: 0, clicked: 0 });
    }
    for (let at = from; at < to; at++) {
      const { action, channel, count } = messages[at] as MessageHour;
      if (action === 'opened' || action === 'clicked') assign(action, channel, count);
    }
    from = to;
  }

  function assign(outcome: Outcome, channel: string, count: number): void {
    let left = count;
    for (let at = sends.length - 1; at >= 0 && left > 0; at--) {
      const send = sends[at];
      if (send === undefined || send.channel !== channel) continue;
      const taken = Math.min(left, send.sent - send[outcome]);
      send[outcome] += taken;
      left -= taken;
    }
  }
  return sends;
}
