import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { messagesOf } from './messages.ts';

/** Of a shop that never heard of one opened, 0 would be a guess: letters tell nobody that they were opened. */
export const openRate = defineTag<number>({
  key: 'engagement.open_rate',
  type: 'number',
  name: { en: 'Open rate', zh: '消息打开率' },
  unit: 'share',
  meaning: {
    en: 'Messages opened as a share of the messages sent in the newest 400 days of data, on all channels; absent of a shop without any opened.',
    zh: '截至最新数据日 400 天内各渠道发送的消息中被打开的占比；全店从无打开记录时不打标签。',
  },
  version: 1,
  compute(customer) {
    const { sent, opened } = messagesOf(customer).total;
    if (sent === 0 || (opened === 0 && customer.shop.openRate === 0)) return undefined;
    return { value: opened / sent, confidence: confidenceOf(sent) };
  },
});

/** As for those opened: 0 only where the shop heard of one clicked. */
export const clickRate = defineTag<number>({
  key: 'engagement.click_rate',
  type: 'number',
  name: { en: 'Click rate', zh: '消息点击率' },
  unit: 'share',
  meaning: {
    en: 'Messages clicked as a share of the messages sent in the newest 400 days of data, on all channels; absent of a shop without any clicked.',
    zh: '截至最新数据日 400 天内各渠道发送的消息中被点击的占比；全店从无点击记录时不打标签。',
  },
  version: 1,
  compute(customer) {
    const { sent, clicked } = messagesOf(customer).total;
    if (sent === 0 || (clicked === 0 && customer.shop.clickRate === 0)) return undefined;
    return { value: clicked / sent, confidence: confidenceOf(sent) };
  },
});
