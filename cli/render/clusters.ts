import type { Language } from '../language-option.ts';
import type { ClustersResult } from '../results/clusters.ts';
import { sayIn } from './say.ts';
import { count, counted, money, percent, signed, style, table } from './text.ts';

type ClusterResult = ClustersResult['clusters'][number];

/** Features that tell a cluster apart in a line; deviations below this are of no note. */
const fewDeviations = 3;
const noted = 0.25;
const mostMoves = 8;

/** Clusters as people read them. @param detailed one cluster, with all of its features */
export function renderClusters(result: ClustersResult, language: Language, detailed: boolean): string {
  const say = sayIn(language);
  const { clusters, customers, asOfDate } = result;
  if (clusters.length === 0)
    return say('No clusters: there are too few different customers.', '没有分群：不同的客户太少。');
  return [
    say(
      `${counted(customers, 'customer')} on ${asOfDate}   ${quality(result, language)}`,
      `${asOfDate}   ${count(customers)} 位客户   ${quality(result, language)}`,
    ),
    ...clusters.flatMap((cluster) => ['', ...clusterLines(cluster, result, language, detailed)]),
    ...goneLines(result, language, detailed),
    ...moveLines(result, language),
    ...(detailed ? [] : triedLines(result, language)),
  ].join('\n');
}

function quality({ k, silhouette, stability }: ClustersResult, language: Language): string {
  const say = sayIn(language);
  const of = (name: string, value: number | null) => (value === null ? '' : `   ${name} ${value.toFixed(2)}`);
  return `${say(counted(k, 'cluster'), `${count(k)} 个分群`)}${of(say('silhouette', '轮廓系数'), silhouette)}${of(say('stability', '稳定性'), stability)}`;
}

function clusterLines(cluster: ClusterResult, result: ClustersResult, language: Language, detailed: boolean): string[] {
  const { id, name, size, spendMinor, previous, joined, left, match, deviations } = cluster;
  const { currency, minorPerMajor, customers, previousRun } = result;
  const say = sayIn(language);
  const each = money(size === 0 ? 0 : spendMinor / size, currency, minorPerMajor);
  const change =
    previousRun === null
      ? []
      : [
          previous === null
            ? say('new', '新出现')
            : say(`${signed(size - previous)} since the run before`, `较上次 ${signed(size - previous)}`),
        ];
  const movers =
    joined === null || left === null
      ? []
      : [say(`${count(joined)} joined, ${count(left)} left`, `转入 ${count(joined)}，转出 ${count(left)}`)];
  const facts = [
    say(counted(size, 'customer'), `${count(size)} 位客户`),
    percent(size, customers),
    say(`${each} a customer`, `人均 ${each}`),
    ...change,
    ...movers,
  ];
  const former = match?.formerName === undefined ? [] : [`      ${say('was', '原名')} "${match.formerName[language]}"`];
  const matched =
    detailed && match !== null
      ? [
          `      ${say(`overlap with the run before ${percent(match.overlap, 1)}   centre moved ${match.shift.toFixed(2)} standard deviations`, `与上次重合 ${percent(match.overlap, 1)}   中心移动 ${match.shift.toFixed(2)} 个标准差`)}`,
        ]
      : [];
  return [
    `  ${style('bold', id)}   ${name[language]}`,
    `      ${facts.join('   ')}`,
    ...former,
    ...matched,
    ...(detailed ? featureTable(deviations, language) : [`      ${apart(deviations, language)}`]),
  ];
}

function apart(deviations: ClusterResult['deviations'], language: Language): string {
  const strong = deviations.filter(({ deviation }) => Math.abs(deviation) >= noted).slice(0, fewDeviations);
  if (strong.length === 0) return sayIn(language)('like the average customer in everything', '各方面均接近平均客户');
  return strong.map(({ name, deviation }) => `${name[language]} ${signedDecimal(deviation)}`).join('   ');
}

const signedDecimal = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)} σ`;

function featureTable(deviations: ClusterResult['deviations'], language: Language): string[] {
  const say = sayIn(language);
  return table(
    [
      [say('feature', '特征'), say('mean', '均值'), say('from the mean of all', '与全体均值之差')],
      ...deviations.map(({ name, mean, deviation }) => [name[language], shown(mean), signedDecimal(deviation)]),
    ],
    [1, 2],
    '      ',
  );
}

const shown = (mean: number | null): string =>
  mean === null || Number.isNaN(mean)
    ? '–'
    : new Intl.NumberFormat('en-GB', { maximumFractionDigits: Math.abs(mean) < 1 ? 3 : 1 }).format(mean);

function goneLines({ gone, notCompared }: ClustersResult, language: Language, detailed: boolean): string[] {
  const say = sayIn(language);
  if (detailed) return [];
  if (notCompared !== undefined)
    return [
      '',
      say(`not compared with the run before: ${notCompared.replaceAll('_', ' ')}`, `未与上次运行比较：${notCompared}`),
    ];
  if (gone.length === 0) return [];
  const names = gone.map(({ id, name, previous }) => `  ${id}   ${name[language]}   ${count(previous)}`);
  return ['', say('Gone since the run before', '上次运行后消失'), ...names];
}

function moveLines({ moves, previousRun }: ClustersResult, language: Language): string[] {
  if (moves === null || previousRun === null || moves.length === 0) return [];
  const say = sayIn(language);
  const shownMoves = moves.slice(0, mostMoves).map(({ from, to, customers }) => [from, '->', to, count(customers)]);
  const rest = moves.length - shownMoves.length;
  return [
    '',
    say(`Movers since ${previousRun}`, `自 ${previousRun} 以来的转移`),
    ...table(shownMoves, [3]),
    ...(rest > 0
      ? [
          `  ${say(`... ${count(rest)} more: strata diff --movers cluster`, `……另有 ${count(rest)} 种：strata diff --movers cluster`)}`,
        ]
      : []),
  ];
}

function triedLines({ candidates, k }: ClustersResult, language: Language): string[] {
  if (candidates.length === 0) return [];
  const say = sayIn(language);
  return [
    '',
    say('Numbers of clusters that were tried, on a sample', '尝试过的分群数（在样本上）'),
    ...table(
      [
        ['k', say('silhouette', '轮廓系数'), say('stability', '稳定性'), say('bootstrap', '自助法'), ''],
        ...candidates.map((candidate) => [
          String(candidate.k),
          candidate.silhouette.toFixed(3),
          candidate.stability.toFixed(3),
          // A run of an earlier version did not measure it.
          (candidate.bootstrapStability ?? Number.NaN).toFixed(3).replace('NaN', '–'),
          candidate.k === k ? say('chosen', '已选用') : '',
        ]),
      ],
      [0, 1, 2, 3],
    ),
  ];
}
