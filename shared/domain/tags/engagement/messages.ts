import type { Customer } from '../../customer/customer.ts';
import type { MessageHours } from '../../timing/send-times.ts';
import { sendsOf } from '../../timing/sends.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

interface HourSums {
  readonly sent: number[];
  readonly opened: number[];
  readonly clicked: number[];
}

const noHours = (): number[] => new Array<number>(24).fill(0);
const noSums = (): HourSums => ({ sent: noHours(), opened: noHours(), clicked: noHours() });

/** Messages sent to a customer, by channel and of all together, by the hour they were sent in; and what became of them. */
export const messagesOf = ofLastCustomer(({ evidence }: Customer) => {
  const sends = sendsOf(evidence.messages);
  const byChannel = new Map<string, HourSums>();
  const all = noSums();
  const total = { sent: 0, opened: 0, clicked: 0 };
  for (const { channel, hour, sent, opened, clicked } of sends) {
    let own = byChannel.get(channel);
    if (own === undefined) {
      own = noSums();
      byChannel.set(channel, own);
    }
    for (const sums of [own, all]) {
      sums.sent[hour] = (sums.sent[hour] as number) + sent;
      sums.opened[hour] = (sums.opened[hour] as number) + opened;
      sums.clicked[hour] = (sums.clicked[hour] as number) + clicked;
    }
    total.sent += sent;
    total.opened += opened;
    total.clicked += clicked;
  }
  return { sends, byChannel: byChannel as ReadonlyMap<string, MessageHours>, all: all as MessageHours, total };
});
