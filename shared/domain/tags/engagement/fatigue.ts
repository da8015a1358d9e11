import { fatigueOf } from '../../timing/fatigue.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { messagesOf } from './messages.ts';

const periodDays = 30;

export const fatigue = defineTag<boolean>({
  key: 'engagement.fatigue',
  type: 'bool',
  name: { en: 'Tired of messages', zh: '消息疲劳' },
  meaning: {
    en: 'Whether more messages were sent in the last 30 days than in 30 days before on average, and fewer of them opened, by more than the standard error; from 5 messages in the last 30 days and 5 before, within 400 days.',
    zh: '近 30 天收到的消息是否多于此前每 30 天的均值，且打开率的下降超过一个标准误；近 30 天与此前（400 天内）各至少 5 条。',
  },
  version: 1,
  compute(customer) {
    const { sends } = messagesOf(customer);
    const [first] = sends;
    if (first === undefined) return undefined;
    const periodOf = (day: number): number => Math.floor((customer.asOfDay - 1 - day) / periodDays);
    const periods = periodOf(first.day) + 1;
    const sent = new Array<number>(periods).fill(0);
    const opened = new Array<number>(periods).fill(0);
    for (const send of sends) {
      const period = periodOf(send.day);
      sent[period] = (sent[period] as number) + send.sent;
      opened[period] = (opened[period] as number) + send.opened;
    }
    const found = fatigueOf({ sent, opened });
    return found && { value: found.isTired, confidence: confidenceOf(found.sent) };
  },
});
