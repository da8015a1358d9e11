import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { messagesOf } from './messages.ts';

export const openRate = defineTag<number>({
  key: 'engagement.open_rate',
  type: 'number',
  name: { en: 'Open rate', zh: '消息打开率' },
  unit: 'share',
  meaning: {
    en: 'Messages opened as a share of the messages sent in the last 400 days, on all channels.',
    zh: '近 400 天各渠道发送的消息中被打开的占比。',
  },
  version: 1,
  compute(customer) {
    const { sent, opened } = messagesOf(customer).total;
    return sent === 0 ? undefined : { value: opened / sent, confidence: confidenceOf(sent) };
  },
});

export const clickRate = defineTag<number>({
  key: 'engagement.click_rate',
  type: 'number',
  name: { en: 'Click rate', zh: '消息点击率' },
  unit: 'share',
  meaning: {
    en: 'Messages clicked as a share of the messages sent in the last 400 days, on all channels.',
    zh: '近 400 天各渠道发送的消息中被点击的占比。',
  },
  version: 1,
  compute(customer) {
    const { sent, clicked } = messagesOf(customer).total;
    return sent === 0 ? undefined : { value: clicked / sent, confidence: confidenceOf(sent) };
  },
});
