import { bestChannel, bestHour, type MessageHours } from '../../timing/send-times.ts';
import { defineTag } from '../define-tag.ts';
import { messagesOf } from './messages.ts';

/**
 * What the shop's messages become in any hour. The shop knows in which hour messages are opened, not in which those were sent, so its
 * rate of all hours stands for each.
 */
function alikeInAllHours(byChannel: ReadonlyMap<string, MessageHours>): MessageHours {
  let known = evened.get(byChannel);
  if (known === undefined) {
    const [sent, opened] = [new Float64Array(24), new Float64Array(24)];
    let [allSent, allOpened] = [0, 0];
    for (const hours of byChannel.values())
      for (let hour = 0; hour < 24; hour++) {
        sent[hour] = (sent[hour] as number) + (hours.sent[hour] ?? 0);
        allSent += hours.sent[hour] ?? 0;
        allOpened += hours.opened[hour] ?? 0;
      }
    const rate = allSent === 0 ? 0 : Math.min(1, allOpened / allSent);
    for (let hour = 0; hour < 24; hour++) opened[hour] = (sent[hour] as number) * rate;
    known = { sent, opened, clicked: new Float64Array(24) };
    evened.set(byChannel, known);
  }
  return known;
}

/** By what a run knows of the shop: one entry a run. */
const evened = new WeakMap<ReadonlyMap<string, MessageHours>, MessageHours>();

export const bestHourToSend = defineTag<number>({
  key: 'engagement.best_hour',
  type: 'number',
  name: { en: 'Best hour to send', zh: '最佳触达时段' },
  unit: 'hour',
  meaning: {
    en: 'Hour of sending whose messages the customer opens most of, in the newest 400 days of data: of hours with 2 messages or more, drawn to the open rate of the shop as by 10 messages; from 5 messages sent and 2 opened.',
    zh: '截至最新数据日 400 天内客户打开率最高的发送时刻：仅比较发送过至少 2 条的时刻，并以 10 条全店平均打开率的消息平滑；至少发送 5 条、打开 2 条。',
  },
  version: 1,
  compute(customer) {
    if (customer.evidence.messages.length === 0) return undefined;
    const best = bestHour(messagesOf(customer).all, alikeInAllHours(customer.shop.messageHours));
    return best && { value: best.hour, confidence: best.confidence };
  },
});

export const bestChannelToSend = defineTag<string>({
  key: 'engagement.best_channel',
  type: 'string',
  name: { en: 'Best channel', zh: '最佳触达渠道' },
  meaning: {
    en: 'Channel whose messages the customer opens most of, in the newest 400 days of data: of channels with 2 messages or more, drawn to the open rate of the shop on that channel as by 10 messages; from 5 messages sent and 2 opened.',
    zh: '截至最新数据日 400 天内客户打开率最高的渠道：仅比较发送过至少 2 条的渠道，并以 10 条该渠道全店平均打开率的消息平滑；至少发送 5 条、打开 2 条。',
  },
  version: 1,
  compute(customer) {
    if (customer.evidence.messages.length === 0) return undefined;
    const best = bestChannel(messagesOf(customer).byChannel, customer.shop.messageHours);
    return best && { value: best.channel, confidence: best.confidence };
  },
});
