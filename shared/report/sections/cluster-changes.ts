import { max } from 'd3-array';
import type { ClusterStatistics } from '../../contracts/statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { bar } from '../charts/bar.ts';
import { alertState, emptyState, figure, row } from '../figure.ts';
import { count, fixed, percent, signed } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { driftAdvice, reshapedAdvice, reshapedClusters } from '../sentences/cluster-cautions.ts';
import { type Drift, driftedFeatures, driftFinding, driftLimit } from '../sentences/drift.ts';
import { largestChange } from '../sentences/what-changed.ts';
import { clusterMovesFinding } from '../sentences/who-moved.ts';
import { type Row, table } from '../table.ts';
import { moveFigure } from './moves.ts';

type Cluster = ClusterStatistics['clusters'][number];

/** How the clusters go on from the run before: sizes by id, who moved, and whether the features still mean the same. */
export function clusterChanges(facts: ReportFacts): Markup {
  const { statistics, previous } = facts;
  const { movements } = statistics;
  if (previous === null) return nothing;
  const drifts = movements === null || movements.drift.length === 0 ? null : drift(facts, previous, movements.drift);
  if (!areCompared(statistics.clusters))
    return html`${statistics.clusters.clusters.length > 1 ? notCompared : nothing}${drifts ?? nothing}`;
  if (movements === null) return sizes(facts, previous);
  return html`${sizes(facts, previous)}${drifts === null ? moves(facts) : row(moves(facts), drifts)}`;
}

const areCompared = ({ clusters, gone }: ClusterStatistics): boolean =>
  gone.length > 0 || clusters.some(({ previous }) => previous !== null);

const notCompared = emptyState(
  { en: 'Clusters are not compared', zh: '分群未作比较' },
  {
    en: 'None of these is known to go on from a cluster of the run before. That is so when features or customers are others than then.',
    zh: '无法确认本次的群对应上次的哪一群。特征或客户与上次不同时会出现这种情况。',
  },
);

function sizes(facts: ReportFacts, previous: Words): Markup {
  const { clusters, gone } = facts.statistics.clusters;
  const known = clusters.flatMap(({ name, size, previous: before }) =>
    before === null ? [] : [{ name: quoted(name), now: size, before }],
  );
  const caption: Words = {
    en: ['Clusters by id, on ', previous.en, ' and now.'],
    zh: ['按编号比较各群：', previous.zh, '与本次。'],
  };
  const columns = [
    { head: { en: 'Cluster', zh: '分群' } },
    { head: { en: 'Id', zh: '编号' }, wide: true },
    { head: previous, kind: 'number' },
    { head: { en: 'Now', zh: '本次' }, kind: 'number' },
    { head: { en: 'Change', zh: '变化' }, kind: 'number' },
    { head: { en: 'Joined', zh: '移入' }, kind: 'number' },
    { head: { en: 'Left', zh: '移出' }, kind: 'number' },
    { head: { en: 'In both', zh: '重合' }, kind: 'number', wide: true },
  ] as const;
  return figure(facts, {
    title: largestChange(known, { en: 'cluster', zh: '分群' }),
    caption,
    body: table(caption, columns, [...clusters.map(clusterRow), ...gone.map(goneRow)]),
    source: {
      field: 'clusters.clusters, clusters.gone',
      how: {
        en: 'A cluster keeps its id where its centre goes on from one of the run before. Joined and left: customers of both runs who came from another cluster or went to one; who arrived or is gone makes up the rest of the change. In both: of the customers of now whom either model puts into it, those whom both do.',
        zh: '中心与上次某群相承的群沿用其编号。移入、移出：两次运行均在、来自或去往其他群的客户；其余变化来自新增或消失的客户。重合：本次客户中任一模型归入该群者里，两个模型都归入的比例。',
      },
    },
  });
}

const quoted = ({ en, zh }: LocalizedText): LocalizedText => ({ en: `“${en}”`, zh: `“${zh}”` });

function clusterRow({ id, name, size, previous, joined, left, match }: Cluster): Row {
  const former = match?.formerName;
  const aside =
    previous === null
      ? html`<small>${say('new: it goes on from none', '新出现，无对应的旧群')}</small>`
      : former === undefined
        ? nothing
        : html`<small>${say(`was “${former.en}”`, `原名“${former.zh}”`)}</small>`;
  return {
    cells: [
      html`${sayBoth(name)}${aside}`,
      html`<code>${id}</code>`,
      orDash(previous),
      count(size),
      previous === null ? '–' : signed(size - previous),
      orDash(joined),
      orDash(left),
      match === null ? '–' : percent(match.overlap),
    ],
  };
}

const goneRow = ({ id, name, previous }: ClusterStatistics['gone'][number]): Row => ({
  cells: [
    html`${sayBoth(name)}<small>${say('gone: none goes on from it', '已消失，无后续群')}</small>`,
    html`<code>${id}</code>`,
    count(previous),
    '–',
    signed(-previous),
    '–',
    '–',
    '–',
  ],
  soft: true,
});

const orDash = (value: number | null): string => (value === null ? '–' : count(value));

function moves(facts: ReportFacts): Markup {
  const { clusters, movements } = facts.statistics;
  const names = new Map([...clusters.gone, ...clusters.clusters].map(({ id, name }) => [id, name]));
  const found = movements?.schemes.find(({ scheme }) => scheme === 'cluster');
  const listed = found?.moves ?? [];
  return moveFigure(facts, {
    scheme: 'cluster',
    title: clusterMovesFinding(movements?.stayed ?? 0, found?.moved ?? 0),
    caption: {
      en: ['The largest moves since ', facts.previous?.en ?? '', '.'],
      zh: [facts.previous?.zh ?? '', '以来最大的移动。'],
    },
    how: {
      en: 'Customers of both runs whose cluster id differs. Who arrived had no cluster before.',
      zh: '两次运行均在、且所属群编号不同的客户。新增客户此前没有群。',
    },
    lists: [{ head: null, moves: listed, tone: 'blue' }],
    name: (id) => names.get(id) ?? { en: id, zh: id },
    largest: 6,
  });
}

const withCare: Words = { en: 'Compare with care', zh: '请谨慎比较' };

function drift(facts: ReportFacts, previous: Words, features: readonly Drift[]): Markup {
  const most = Math.max(max(features, ({ psi }) => psi) ?? 0, driftLimit);
  const caption: Words = {
    en: ['How far each feature has moved since ', previous.en, '. Line: what counts as drift.'],
    zh: ['各特征自', previous.zh, '以来的偏移；竖线为漂移界限。'],
  };
  const drifted = driftedFeatures(features);
  const reshaped = reshapedClusters(facts.statistics.clusters);
  const warnings = [
    drifted.length === 0 ? nothing : alertState(withCare, driftAdvice(drifted)),
    reshaped.length === 0 ? nothing : alertState(...reshapedAdvice(reshaped)),
  ];
  return figure(facts, {
    id: 'drift',
    title: driftFinding(features),
    caption,
    body: html`${warnings}${table(
      caption,
      [
        { head: { en: 'Feature', zh: '特征' } },
        { head: { en: '', zh: '' }, kind: 'bar' },
        { head: { en: 'Index', zh: '指数' }, kind: 'number' },
      ],
      features
        .toSorted((a, b) => b.psi - a.psi)
        .map(({ name, psi }) => ({
          cells: [sayBoth(name), bar(psi, most, psi > driftLimit ? 'orange' : 'grey', driftLimit), fixed(psi, 2)],
        })),
    )}`,
    source: {
      field: 'movements.drift',
      how: {
        en: 'Population stability index over ten equal groups of the run before: below 0.1 little, up to 0.25 some, above it another distribution. Shape: how far a centre moved, in standard deviations; a note from 0.5 on.',
        zh: '群体稳定性指数（PSI），以上次运行的十等分计：低于 0.1 变化很小，至 0.25 有变化，超过即视为分布不同。形状：中心移动的距离，以标准差计，达到 0.5 时提示。',
      },
    },
  });
}
