import { max } from 'd3-array';
import type { FeedbackStatistics } from '../../contracts/picture-statistics.ts';
import { bar, type Tone } from '../charts/bar.ts';
import { emptyState, figure } from '../figure.ts';
import { count, percent, shareOf } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { feedbackFinding } from '../sentences/products.ts';
import { type Column, type Row, type RowGroup, table } from '../table.ts';
import { topicNames } from '../words/feedback.ts';
import { nameOf } from '../words/name-of.ts';

/** What customers say: stars, opinions, complaints. */
export function feedback(facts: ReportFacts): Markup {
  const found = facts.statistics.picture?.feedback;
  return found === undefined || found.reviews === 0 ? none : said(facts, found);
}

const none = emptyState(
  { en: 'No reviews to show', zh: '没有可显示的评价' },
  {
    en: html`No source sends what customers say. Events <code>review</code>, <code>comment</code> or <code>survey</code> with a <code>rating</code> or a <code>text</code> bring it; texts are read in English and Chinese and are not kept.`,
    zh: html`没有数据源发送客户评价。接入带有 <code>rating</code> 或 <code>text</code> 的 <code>review</code>、<code>comment</code>、<code>survey</code> 事件即可；可读取中英文文本，原文不保留。`,
  },
);

function said(facts: ReportFacts, found: FeedbackStatistics): Markup {
  const { stars, opinions, complaints, customers, reviews, rated } = found;
  const told = opinions.negative + opinions.neutral + opinions.positive;
  const caption: Words = {
    en: `Reviews, comments and surveys of ${count(customers)} customers, as a share of those that say it.`,
    zh: `${count(customers)} 位客户的评价、评论与问卷，占相应条数的比例。`,
  };
  const groups: readonly (RowGroup & { readonly of: number })[] = [
    {
      head: { en: `Stars: ${count(rated)} reviews`, zh: `星级：${count(rated)} 条` },
      of: rated,
      rows: stars
        .map((number, at) =>
          line(say(`${at + 1}`, `${at + 1} 星`), number, rated, at < 2 ? 'orange' : at < 3 ? 'grey' : 'blue'),
        )
        .toReversed(),
    },
    {
      head: { en: `Opinion of the text: ${count(told)} reviews`, zh: `文本观点：${count(told)} 条` },
      of: told,
      rows: [
        line(say('Positive', '正面'), opinions.positive, told, 'blue'),
        line(say('Neither', '中性'), opinions.neutral, told, 'grey'),
        line(say('Negative', '负面'), opinions.negative, told, 'orange'),
      ],
    },
    {
      head: { en: `Complaints: of ${count(reviews)} reviews`, zh: `投诉：共 ${count(reviews)} 条评价` },
      of: complaints.length === 0 ? 0 : reviews,
      rows: complaints.map(({ topic, reviews: number }) =>
        line(sayBoth(nameOf(topicNames, topic)), number, max(complaints, (one) => one.reviews) ?? 0, 'orange', reviews),
      ),
    },
  ];
  return figure(facts, {
    id: 'said',
    title: feedbackFinding(found, (topic) => nameOf(topicNames, topic)),
    caption,
    body: table(
      caption,
      columns,
      groups.filter(({ of }) => of > 0),
    ),
    source: {
      field: 'picture.feedback',
      how: {
        en: 'Newest reviews of each customer, as many as evidence keeps. An opinion is told from words, English and Chinese; a text without a word that says something counts for none. One review may complain about several topics.',
        zh: '每位客户最近的评价，以证据保留的条数为限。观点由中英文词语判断，没有可判断词语的文本不计。一条评价可能涉及多个投诉主题。',
      },
    },
  });
}

const columns: readonly Column[] = [
  { head: { en: 'What is said', zh: '内容' } },
  { head: { en: '', zh: '' }, kind: 'bar', wide: true },
  { head: { en: 'Reviews', zh: '条数' }, kind: 'number' },
  { head: { en: 'Share', zh: '占比' }, kind: 'number' },
];

const line = (name: Markup, reviews: number, most: number, tone: Tone, whole = most): Row => ({
  cells: [name, bar(reviews, most, tone), count(reviews), percent(shareOf(reviews, whole))],
});
