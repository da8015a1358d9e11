import type { FunnelStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { tierNames } from '../../domain/tiers/tier.ts';
import { bar } from '../charts/bar.ts';
import { emptyState, figure, row } from '../figure.ts';
import { lengthOf } from '../format/dates.ts';
import { count, percent, shareOf } from '../format/numbers.ts';
import { type Content, html, type Markup, nothing } from '../html.ts';
import { tooFew } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { largestLoss, pathFinding, reachedShare, stepsOf, tierWays, wayFinding } from '../sentences/way-to-order.ts';
import { type Column, type Row, table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';
import { stageNames, stepNames } from '../words/steps.ts';

/** How visits come to an order, where they end, and where tiers differ. */
export function wayToOrder(facts: ReportFacts): Content {
  const funnel = facts.statistics.picture?.funnel;
  if (funnel === undefined || funnel.steps.length < 2) return noWay;
  const tiers = funnel.tiers.length === 0 ? nothing : ofTiers(facts, funnel);
  return [way(facts, funnel), row(tiers, paths(facts, funnel))];
}

const noWay = emptyState(
  { en: 'No path to show', zh: '没有可显示的路径' },
  {
    en: html`No source sends more than one step of the way view → cart → checkout → order. The path appears once one does: events <code>view</code>, <code>cart_add</code>, <code>checkout</code> beside the orders.`,
    zh: html`各数据源在 浏览 → 加购 → 结账 → 下单 中最多只有一步。接入 <code>view</code>、<code>cart_add</code>、<code>checkout</code> 等事件后，将显示路径。`,
  },
);

function way(facts: ReportFacts, { steps, firstDate, lastDate }: FunnelStatistics): Markup {
  const [from, to] = [firstDate, lastDate].map((date) => (date === null ? { en: '–', zh: '–' } : facts.day(date)));
  const first = steps[0]?.visits ?? 0;
  const worst = largestLoss(steps)?.to.stage;
  const caption: Words = {
    en: `Visits that went through all steps so far, one after the other, ${from?.en ?? ''} to ${to?.en ?? ''}.`,
    zh: `依次走过此前各步的访问数，${from?.zh ?? ''}至${to?.zh ?? ''}。`,
  };
  const rows = steps.map(({ stage, visits, meanSeconds }, at): Row => {
    const before = steps[at - 1]?.visits;
    const lost = before === undefined ? null : 1 - shareOf(visits, before);
    return {
      cells: [
        sayBoth(nameOf(stageNames, stage)),
        bar(visits, first, 'blue'),
        count(visits),
        before === undefined || lost === null
          ? '–'
          : html`<span class="${stage === worst ? 'text-orange' : ''}">${count(before - visits)}</span>`,
        lost === null ? '–' : percent(1 - lost),
        meanSeconds === null ? '–' : sayBoth(timeOf(meanSeconds)),
      ],
    };
  });
  return figure(facts, {
    id: 'way',
    title: wayFinding(steps),
    caption,
    body: table(caption, wayColumns, rows),
    source: {
      field: 'picture.funnel.steps',
      how: {
        en: 'A visit is the events of one customer with pauses of less than 30 minutes, or those that the source calls one session. It counts for a step when it went through all steps above in their order; steps that no source sends are left out. Lost: of the step above, who did not come here. Time: mean since the step above.',
        zh: '访问：同一客户间隔不超过 30 分钟的一组事件，或数据源标明的一次会话。依次经过上面各步的访问才计入某一步；数据源从未发送的步骤不列。流失：上一步中未到此步的访问。用时：距上一步的平均时间。',
      },
    },
  });
}

const wayColumns: readonly Column[] = [
  { head: { en: 'Step', zh: '步骤' } },
  { head: { en: '', zh: '' }, kind: 'bar', wide: true },
  { head: { en: 'Visits', zh: '访问' }, kind: 'number' },
  { head: { en: 'Lost here', zh: '在此流失' }, kind: 'number' },
  { head: { en: 'Of the step above', zh: '占上一步' }, kind: 'number' },
  { head: { en: 'Time it took', zh: '用时' }, kind: 'number' },
];

/** Seconds are said up to two minutes, after that the unit a person would say. */
const timeOf = (seconds: number): LocalizedText =>
  seconds < 120 ? { en: `${Math.round(seconds)} seconds`, zh: `${Math.round(seconds)} 秒` } : lengthOf(seconds * 1000);

const tierName = (key: string): LocalizedText => nameOf(tierNames, key);

function ofTiers(facts: ReportFacts, { tiers, steps }: FunnelStatistics): Markup {
  const stages = steps.slice(1).map(({ stage }) => stage);
  const last = stages.at(-1) ?? 'order';
  const caption: Words = {
    en: 'Of the visits of each value tier, those that came as far as a step, or further.',
    zh: '各价值层级的访问中，到达某一步或更远的比例。',
  };
  return figure(facts, {
    title: tierWays(tiers, last, tierName),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Tier', zh: '层级' } },
        { head: { en: 'Visits', zh: '访问' }, kind: 'number' },
        ...stages.map((stage): Column => ({ head: shortStage[stage] ?? nameOf(stageNames, stage), kind: 'number' })),
      ],
      tiers.map((tier) => ({
        cells: [
          sayBoth(tierName(tier.key)),
          count(tier.visits),
          ...stages.map((stage) => {
            const share = reachedShare(tier, stage);
            return share === null ? tooFew : percent(share);
          }),
        ],
      })),
    ),
    source: {
      field: 'picture.funnel.tiers',
      how: {
        en: 'Visits of today’s customers of the tier, whatever they were then. A visit that ordered counts for all steps, also for those it went around. Of fewer than 30 visits nothing is said.',
        zh: '统计各层级现有客户的访问，不论其当时所属层级。已下单的访问计入所有步骤，包括跳过的步骤。不足 30 次访问时不显示。',
      },
    },
  });
}

const shortStage: Readonly<Record<string, LocalizedText>> = {
  cart: { en: 'Cart', zh: '加购' },
  checkout: { en: 'Checkout', zh: '结账' },
  order: { en: 'Order', zh: '下单' },
};

function paths(facts: ReportFacts, { paths: found }: FunnelStatistics): Markup {
  const most = found[0]?.visits ?? 0;
  const caption: Words = {
    en: 'Visits by what happened in them, in order; the same kind in a row counts once.',
    zh: '按先后发生的事件统计访问，连续同类事件计一次。',
  };
  return figure(facts, {
    title: pathFinding(found, stepNames),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Path', zh: '路径' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Visits', zh: '访问' }, kind: 'number' },
      ],
      found.map(({ path, visits }) => ({
        cells: [pathOf(path), bar(visits, most, 'grey'), count(visits)],
      })),
    ),
    source: {
      field: 'picture.funnel.paths',
      how: {
        en: 'The twelve commonest. Of paths with more than eight steps the first eight are told. Each day keeps its 200 commonest paths, so a rare one may be counted a little too low.',
        zh: '列出最常见的十二条。超过八步的路径只列前八步。每天保留最常见的 200 条路径，少见路径的计数可能略低。',
      },
    },
  });
}

const pathOf = (path: string): Markup =>
  html`${stepsOf(path, stepNames).map((step, at) => [at > 0 ? html` <span class="soft">→</span> ` : nothing, say(step.en, step.zh)])}`;
