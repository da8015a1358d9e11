import type { Language } from '../language-option.ts';
import type { SegmentResult, SegmentScheme, SegmentsResult } from '../results/segments.ts';
import { type Say, sayIn } from './say.ts';
import { count, counted, money, percent, signed, style, table } from './text.ts';

/** Sizes of all segments as people read them. */
export function renderSegments(result: SegmentsResult, language: Language): string {
  const say = sayIn(language);
  const { customers, asOfDate, windowDays, previousRun } = result;
  const since =
    previousRun === null
      ? say('the first run', '首次运行')
      : say(`change since ${previousRun}`, `与 ${previousRun} 相比`);
  return [
    say(
      `${counted(customers, 'customer')} on ${asOfDate}   money of the last ${counted(windowDays, 'day')}   ${since}`,
      `${asOfDate}   ${count(customers)} 位客户   最近 ${count(windowDays)} 天的消费   ${since}`,
    ),
    ...result.schemes.flatMap(({ scheme, segments }) => ['', ...schemeLines(scheme, segments, result, language)]),
  ].join('\n');
}

function schemeLines(
  scheme: SegmentScheme,
  segments: readonly SegmentResult[],
  { customers, currency, minorPerMajor, previousRun }: SegmentsResult,
  language: Language,
): string[] {
  const say = sayIn(language);
  const title = style('bold', titles(say)[scheme]);
  if (segments.length === 0) return [title, `  ${say('none', '无')}`];
  const hasMoney = segments.some(({ spendMinor }) => spendMinor !== null);
  const hasRecency = segments.some(({ medianRecencyDays }) => medianRecencyDays !== null);
  const head = [
    '',
    '',
    say('customers', '客户'),
    say('share', '占比'),
    ...(hasMoney ? [say('money', '消费'), say('of all', '占比')] : []),
    ...(hasRecency ? [say('last order', '最近下单')] : []),
    ...(previousRun === null ? [] : [say('change', '变化')]),
  ];
  const rows = segments.map(({ key, name, spendMinor, spendShare, medianRecencyDays, change, ...segment }) => [
    name[language],
    key,
    count(segment.customers),
    percent(segment.customers, customers),
    ...(hasMoney
      ? [
          spendMinor === null ? '–' : money(spendMinor, currency, minorPerMajor),
          spendShare === null ? '–' : percent(spendShare, 1),
        ]
      : []),
    ...(hasRecency
      ? [medianRecencyDays === null ? '–' : say(`${count(medianRecencyDays)} days`, `${count(medianRecencyDays)} 天前`)]
      : []),
    ...(previousRun === null ? [] : [change === null ? say('new', '新增') : signed(change)]),
  ]);
  return [title, ...table([head, ...rows], [2, 3, 4, 5, 6, 7])];
}

const titles = (say: Say): Readonly<Record<SegmentScheme, string>> => ({
  tier: say('Value tiers', '价值分层'),
  lifecycle: say('Lifecycle', '生命周期'),
  rfm: say('RFM segments', 'RFM 分群'),
  cluster: say('Clusters', '聚类分群'),
  group: say(
    'Named groups (a customer may be in several, or in none)',
    '运营人群（一位客户可属于多个，也可不属于任何一个）',
  ),
});
