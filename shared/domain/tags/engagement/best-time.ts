import { bestChannel, bestHour } from '../../timing/send-times.ts';
import { defineTag } from '../define-tag.ts';
import { messagesOf } from './messages.ts';

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
    const best = bestHour(messagesOf(customer).all, customer.shop.openRate);
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
