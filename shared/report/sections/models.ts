import { bucketKeys } from '../../contracts/bucket-keys.ts';
import { section, sourceFold } from '../figure.ts';
import { count, decimal } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth } from '../say.ts';
import { nameOf } from '../words/name-of.ts';
import { returnRules, tieRules } from '../words/segments.ts';
import { descriptions } from './descriptions.ts';
import { type Card, modelCards, watchOut } from './model-cards.ts';

/** What was computed how: enough to compute it again. */
export function models(facts: ReportFacts): Markup {
  return section(
    'models',
    { en: 'How it was computed', zh: '如何计算' },
    {
      en: 'The same profiles, configuration, date and previous run give the same page.',
      zh: '相同的档案、配置、日期与上次运行，会得到相同的页面。',
    },
    html`<div>${[run(facts), rfm(facts), stages, clusters(facts), ...modelCards(facts)].map(card)}${descriptions(facts)}${source(facts)}</div>`,
  );
}

const source = (facts: ReportFacts): Markup =>
  sourceFold(facts, {
    field: `configuration, parts, customers.folded, rfm.cuts, clusters.k, clusters.silhouette, clusters.inertia${(facts.statistics.models ?? []).length > 0 ? ', models' : ''}`,
    how: {
      en: 'Settings are those of the accepted configuration; what was fitted stands in the model of the run.',
      zh: '设置取自已生效的配置；拟合结果见本次运行的模型文件。',
    },
  });

const card = ({ title, short, facts }: Card): Markup =>
  html`<details class="card"><summary><b>${sayBoth(title)}</b><span>${sayBoth(short)}</span></summary>
<dl>${facts.map(([name, value]) => html`<div><dt>${sayBoth(name)}</dt><dd>${value}</dd></div>`)}</dl></details>`;

function run({ statistics, link, asOf }: ReportFacts): Card {
  const { run: id, configuration, previousRun, timeZone, parts, customers } = statistics;
  const file = (key: string): Markup => html`<a href="${link(key)}"><code>${key}</code></a>`;
  const folded = customers.folded.slice(1).reduce((total, profiles) => total + profiles, 0);
  return {
    title: { en: 'Run', zh: '运行' },
    short: { en: ['Everything before ', asOf.en, `, ${timeZone}`], zh: [asOf.zh, `之前的全部数据，${timeZone}`] },
    facts: [
      [{ en: 'Run', zh: '运行编号' }, html`<code>${id}</code>`],
      [
        { en: 'As of', zh: '截止' },
        html`<code>${statistics.asOf}</code> ${say('(whole days before its own are counted)', '（统计其当天之前的完整日期）')}`,
      ],
      [{ en: 'Configuration', zh: '配置版本' }, file(bucketKeys.acceptedConfiguration(configuration))],
      [
        { en: 'Previous run', zh: '上次运行' },
        previousRun === null ? say('none, this is the first', '无，这是第一次') : html`<code>${previousRun}</code>`,
      ],
      [{ en: 'Parts', zh: '并行份数' }, count(parts)],
      [
        { en: 'Shortened histories', zh: '缩略的历史' },
        folded === 0
          ? say('none', '无')
          : say(
              `${count(folded)} profiles keep some daily detail by month only`,
              `${count(folded)} 份档案的部分明细仅按月保留`,
            ),
      ],
      [{ en: 'Files', zh: '文件' }, html`${file(bucketKeys.plan(id))} ${file(bucketKeys.model(id))}`],
    ],
  };
}

function rfm({ statistics, money }: ReportFacts): Card {
  const { windowDays, ties, returns, map, cuts } = statistics.rfm;
  const rule = nameOf(tieRules, ties);
  const list = (values: readonly string[]): string => values.join(' · ') || '–';
  return {
    title: { en: 'RFM and value tiers', zh: 'RFM 与价值分层' },
    short: { en: [`${count(windowDays)} days, `, rule.en], zh: [`${count(windowDays)} 天，`, rule.zh] },
    facts: [
      [
        { en: 'Window', zh: '窗口' },
        say(`the ${count(windowDays)} days before the run’s day`, `运行日之前 ${count(windowDays)} 天`),
      ],
      [{ en: 'Equal values', zh: '同值处理' }, html`<code>${ties}</code>: ${sayBoth(rule)}`],
      [{ en: 'Returns', zh: '退货' }, html`<code>${returns}</code>: ${sayBoth(nameOf(returnRules, returns))}`],
      [{ en: 'Map', zh: '映射' }, html`<code>${map}</code>`],
      [{ en: 'Limits, days', zh: '界限（天）' }, list(cuts.recency.map((cut) => decimal(cut)))],
      [{ en: 'Limits, orders', zh: '界限（订单）' }, list(cuts.frequency.map((cut) => decimal(cut)))],
      [{ en: 'Limits, money', zh: '界限（金额）' }, list(cuts.money.map((cut) => money.exact(cut)))],
      [
        { en: 'Money in', zh: '币种' },
        say(`${money.name.en} (${statistics.currency})`, `${money.name.zh}（${statistics.currency}）`),
      ],
    ],
  };
}

const stages: Card = {
  title: { en: 'Lifecycle', zh: '生命周期' },
  short: { en: 'Each customer against their own rhythm', zh: '以客户自身节奏衡量' },
  facts: [
    [
      { en: 'Usual gap', zh: '常规间隔' },
      say(
        'Median days between a customer’s order days; with fewer than three order days the shop’s, and 30 where the shop has none.',
        '客户下单日之间间隔的中位天数；下单不足三天者采用全店中位值，全店也没有时取 30 天。',
      ),
    ],
    [
      { en: 'Order of the rules', zh: '规则顺序' },
      say(
        'prospect, lost (over 6 gaps), lapsed (over 3), at risk (over 1.5), new, returned, loyal, else active',
        '潜在、已流失（超过 6 倍）、流失中（超过 3 倍）、有流失风险（超过 1.5 倍）、新客、回流、忠诚，其余为活跃',
      ),
    ],
  ],
};

function clusters({ statistics }: ReportFacts): Card {
  const { k, silhouette, inertia, features } = statistics.clusters;
  const quality = silhouette === null ? null : decimal(silhouette, 3);
  const kmeans = statistics.models?.find(({ name }) => name === 'kmeans');
  return {
    title: { en: 'Clusters', zh: '分群' },
    short: {
      en:
        k === 0
          ? 'none were found'
          : `K-Means, ${count(k)} ${k === 1 ? 'group' : 'groups'}${quality === null ? '' : `, silhouette ${quality}`}`,
      zh: k === 0 ? '未找到' : `K-Means，${count(k)} 个群${quality === null ? '' : `，轮廓系数 ${quality}`}`,
    },
    facts: [
      [{ en: 'Groups', zh: '群数' }, count(k)],
      [
        { en: 'Silhouette', zh: '轮廓系数' },
        quality === null
          ? say('not defined here', '此处无定义')
          : html`${quality} ${say('(1: far apart, 0: touching)', '（1 表示界限分明，0 表示相互接触）')}`,
      ],
      [{ en: 'Inertia', zh: '惯性' }, decimal(inertia, 2)],
      [
        { en: 'Features', zh: '特征' },
        features.length === 0 ? '–' : features.map((feature) => html`<code>${feature}</code> `),
      ],
      ...(kmeans === undefined ? [] : watchOut(kmeans)),
      [
        { en: 'Names', zh: '命名' },
        say('from the features whose mean differs most from that of all customers', '取均值与全体差异最大的特征'),
      ],
    ],
  };
}
