import type { FeedbackStatistics, FunnelStatistics, TogetherStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { count, countOf, decimal, fixed, percent, shareOf } from '../format/numbers.ts';
import { fewestForMedian } from '../median.ts';

/** The rule of the highest lift in words. */
export function togetherFinding({ rules }: TogetherStatistics): LocalizedText {
  const [first] = rules;
  if (first === undefined) return { en: 'Nothing is bought together', zh: '没有一起购买的商品' };
  const names = (items: typeof first.antecedent) => items.map(({ product }) => product);
  const [given, then] = [names(first.antecedent), names(first.consequent)];
  const times = decimal(first.lift, first.lift < 10 ? 1 : 0);
  return {
    en: `Who buys ${given.join(' and ')} also buys ${then.join(' and ')} in ${percent(first.confidence)} of baskets, ${times} times as often as others`,
    zh: `购买 ${given.join(' 与 ')} 的订单有 ${percent(first.confidence)} 也含 ${then.join(' 与 ')}，是平均水平的 ${times} 倍`,
  };
}

export function searchFinding(searches: FunnelStatistics['searches']): LocalizedText {
  const [first] = searches;
  if (first === undefined) return { en: 'No searches yet', zh: '尚无搜索' };
  return {
    en: `“${first.term}” is searched for most, by ${countOf(first.customers, 'customer')}`,
    zh: `“${first.term}”搜索最多，${count(first.customers)} 位客户`,
  };
}

/** The mean rating, and what is complained about most; of fewer than 30 reviews only how many there are. */
export function feedbackFinding(
  { reviews, rated, meanStars, complaints, opinions }: FeedbackStatistics,
  topicOf: (topic: string) => LocalizedText,
): LocalizedText {
  const many: LocalizedText = { en: countOf(reviews, 'review'), zh: `${count(reviews)} 条评价` };
  if (reviews < fewestForMedian) return { en: `${many.en}: too few to say more`, zh: `${many.zh}：过少，不作判断` };
  const told = opinions.negative + opinions.neutral + opinions.positive;
  const start: LocalizedText =
    meanStars !== null && rated >= fewestForMedian
      ? {
          en: `${many.en}, ${fixed(meanStars)} of 5 stars on average`,
          zh: `${many.zh}，平均 ${fixed(meanStars)} 星（满分 5 星）`,
        }
      : told >= fewestForMedian
        ? {
            en: `${many.en}, ${percent(shareOf(opinions.negative, told))} of those with an opinion are negative`,
            zh: `${many.zh}，有观点者中 ${percent(shareOf(opinions.negative, told))} 为负面`,
          }
        : many;
  const [worst] = complaints;
  if (worst === undefined) return start;
  const topic = topicOf(worst.topic);
  return {
    en: `${start.en}; most complaints are about “${topic.en}”, ${count(worst.reviews)}`,
    zh: `${start.zh}；投诉最多的是“${topic.zh}”，${count(worst.reviews)} 条`,
  };
}
