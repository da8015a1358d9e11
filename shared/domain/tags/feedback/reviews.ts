import { mainName } from '../../customer/main-name.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { reviewSumsOf } from './review-sums.ts';

export const reviews = defineTag<number>({
  key: 'feedback.reviews',
  type: 'number',
  name: { en: 'Reviews', zh: '评价数' },
  unit: 'events',
  meaning: {
    en: 'Reviews, comments and answers of surveys of the newest 400 days of data that have stars or whose text says something; at most 50.',
    zh: '截至最新数据日 400 天内带评分或文字有可识别倾向的评价、评论与问卷回答数，最多 50。',
  },
  version: 1,
  compute({ evidence: { reviews: all } }) {
    return all.length === 0 ? undefined : { value: all.length, confidence: 1 };
  },
});

export const negativeShare = defineTag<number>({
  key: 'feedback.negative_share',
  type: 'number',
  name: { en: 'Share of negative reviews', zh: '差评占比' },
  unit: 'share',
  meaning: {
    en: 'Reviews of 2 stars or fewer, or with a sentiment below −0.1, as a share of those with stars or a sentiment, of the newest 50 of the newest 400 days of data.',
    zh: '截至最新数据日 400 天内最近 50 条评价中，2 星及以下或情感值低于 −0.1 的占比，仅统计有评分或情感值的评价。',
  },
  version: 1,
  compute(customer) {
    const { judged, negative } = reviewSumsOf(customer);
    return judged === 0 ? undefined : { value: negative / judged, confidence: confidenceOf(judged) };
  },
});

export const sentiment = defineTag<number>({
  key: 'feedback.sentiment',
  type: 'number',
  name: { en: 'Sentiment', zh: '情感倾向' },
  unit: 'balance',
  meaning: {
    en: 'Mean sentiment, from −1 (negative) to 1, of the English and Chinese texts of the newest 50 reviews and answers of the newest 400 days of data.',
    zh: '截至最新数据日 400 天内最近 50 条中英文评价与回答的情感均值，−1（负面）至 1（正面）。',
  },
  version: 1,
  compute(customer) {
    const { read, sentiment: sum } = reviewSumsOf(customer);
    return read === 0 ? undefined : { value: sum / read / 100, confidence: confidenceOf(read) };
  },
});

/** Of several the first by UTF-8 bytes. */
export const topComplaint = defineTag<string>({
  key: 'feedback.top_complaint',
  type: 'string',
  name: { en: 'Complaint made most', zh: '主要投诉点' },
  meaning: {
    en: 'Topic that most of the newest 50 reviews and answers of the newest 400 days of data complain about.',
    zh: '截至最新数据日 400 天内最近 50 条评价与回答中抱怨最多的主题。',
  },
  version: 1,
  compute(customer) {
    const { complaints, judged } = reviewSumsOf(customer);
    const main = mainName(complaints);
    return main && { value: main.name, confidence: main.share * confidenceOf(Math.max(1, judged)) };
  },
});
