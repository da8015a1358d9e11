import { max } from 'd3-array';
import type { ClusterStatistics } from '../../contracts/statistics.ts';
import { bar } from '../charts/bar.ts';
import { deviationDots } from '../charts/deviation-dots.ts';
import { emptyState, figure, section } from '../figure.ts';
import { capitalised, numberInWords } from '../format/fractions.ts';
import { count, countOf, decimal, percent, shareOf, signed, signedDecimal } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { table } from '../table.ts';
import { clusterChanges } from './cluster-changes.ts';

type Cluster = ClusterStatistics['clusters'][number];

/** Features drawn in a panel; the rest stands in the fold. */
const drawnFeatures = 5;

/** Groups found in the numbers, drawn by what sets them apart. */
export function clusters(facts: ReportFacts): Markup {
  const { clusters: found } = facts.statistics.clusters;
  return section(
    'clusters',
    { en: 'Clusters', zh: '分群' },
    {
      en: 'Found in the numbers, without rules. They show kinds of customers you did not think of.',
      zh: '由数据自行发现，不依赖规则，可帮助看到意料之外的客户类型。',
    },
    [found.length === 0 ? none : found.length === 1 ? one(facts) : panels(facts), clusterChanges(facts)],
  );
}

const none = emptyState(
  { en: 'No clusters', zh: '没有分群' },
  {
    en: 'Clusters need customers with orders, more of them than groups to look for. They appear when the data holds enough.',
    zh: '分群需要有订单的客户，且人数多于要寻找的群数。数据足够后即会出现。',
  },
);

function one({ statistics }: ReportFacts): Markup {
  const size = statistics.clusters.clusters[0]?.size ?? 0;
  return emptyState(
    { en: 'All customers are one group', zh: '所有客户属于同一群' },
    {
      en: `No split of the ${countOf(size, 'customer')} into groups was clearer than none, so nothing sets anyone apart.`,
      zh: `${count(size)} 位客户的任何划分都不比不划分更清晰，因此没有可区分的特点。`,
    },
  );
}

function panels(facts: ReportFacts): Markup {
  const { clusters: found } = facts.statistics.clusters;
  const most = max(found, ({ size }) => size) ?? 0;
  const words = numberInWords(found.length);
  return figure(facts, {
    title: {
      en: `${capitalised(words.en)} groups that behave alike, named by what sets them apart`,
      zh: `${words.zh}个行为相近的群组，以其突出特点命名`,
    },
    caption: {
      en: 'The upright line is the average customer; a dot to the right means more, to the left less, in standard deviations. Blue: the clear differences. Bar on top: size of the group.',
      zh: '竖线为平均客户；点在右侧表示更多，左侧表示更少，单位为标准差。蓝色：明显的差异。顶部条形：群组大小。',
    },
    body: html`<div class="panels ${found.length === 2 || found.length === 4 ? 'pairs' : ''}">${found.map((cluster) => panel(facts, cluster, most))}</div>`,
    source: {
      field: 'clusters.clusters',
      how: {
        en: 'Dots: mean of the group less mean of all, in standard deviations of all; an arrow is further than two. Money is that of the RFM window.',
        zh: '点：群组均值与全体均值之差，以全体标准差为单位；箭头表示超过两个标准差。金额为 RFM 窗口内的金额。',
      },
      numbers: means(facts),
    },
  });
}

function panel(
  { statistics }: ReportFacts,
  { name, size, previous, spendMinor, deviations }: Cluster,
  most: number,
): Markup {
  const total = statistics.customers.spendMinor;
  const share = total > 0 ? percent(shareOf(spendMinor, total)) : null;
  const people = say(
    share === null ? countOf(size, 'customer') : `${countOf(size, 'customer')}, ${share} of the money`,
    share === null ? `${count(size)} 位客户` : `${count(size)} 位客户，占金额 ${share}`,
  );
  return html`<section class="panel">${bar(size, most, 'grey')}<h4>${sayBoth(name)}</h4><p>${people}${sinceLast(size, previous)}</p>
${deviationDots(
  deviations
    .slice(0, drawnFeatures)
    .map(({ name, deviation }) => ({ name, deviation, label: signedDecimal(deviation) })),
)}</section>`;
}

function sinceLast(size: number, previous: number | null): Markup {
  if (previous === null) return nothing;
  const change = size - previous;
  return html`<small>${
    change === 0
      ? say('as many as in the last run', '与上次相同')
      : say(`${signed(change)} since the last run`, `较上次 ${signed(change)}`)
  }</small>`;
}

function means({ statistics }: ReportFacts): Markup {
  const { clusters: found } = statistics.clusters;
  const features = found[0]?.deviations ?? [];
  const caption: Words = { en: 'Mean of every feature by group', zh: '各群组的特征均值' };
  return html`<p>${sayBoth(caption)}</p>${table(
    caption,
    [
      { head: { en: 'Group', zh: '群组' } },
      { head: { en: 'Id', zh: '编号' } },
      ...features.map(({ name }) => ({ head: name, kind: 'number' as const })),
    ],
    found.map(({ id, name, deviations }) => ({
      cells: [
        sayBoth(name),
        html`<code>${id}</code>`,
        ...features.map(({ feature }) => {
          const own = deviations.find((deviation) => deviation.feature === feature);
          return own === undefined ? '–' : decimal(own.mean, 2);
        }),
      ],
    })),
  )}`;
}
