import { max } from 'd3-array';
import type { GroupStatistics } from '../../contracts/statistics.ts';
import { lifecycleNames } from '../../domain/lifecycle/lifecycle-stage.ts';
import { bar, type Tone } from '../charts/bar.ts';
import { emptyState, figure } from '../figure.ts';
import { count, countOf, signed } from '../format/numbers.ts';
import { customersOf, groupsOf, stagesLeaving, stagesWithUs } from '../groups.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { stageFinding } from '../sentences/who-is-leaving.ts';
import { type Column, type Row, type RowGroup, table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';
import { stageMeanings } from '../words/segments.ts';

const caption: Words = {
  en: 'Lifecycle stages, measured against each customer’s own rhythm.',
  zh: '生命周期阶段，以每位客户自己的节奏衡量。',
};

const none = emptyState(
  { en: 'No stages yet', zh: '尚无阶段' },
  {
    en: 'Stages follow from a customer’s orders and the time between them; they appear with the first customers.',
    zh: '阶段由客户的订单及其间隔得出，有客户后即会出现。',
  },
);

/** Stages of the lifecycle with their change since the previous run. */
export function lifecycle(facts: ReportFacts): Markup {
  const groups = facts.statistics.customers.lifecycle;
  if (customersOf(groups) === 0) return html`<div id="stages">${none}</div>`;
  const most = max(groups, ({ customers, previous }) => Math.max(customers, previous ?? 0)) ?? 0;
  const rows = (keys: readonly string[], tone: Tone): Row[] =>
    groupsOf(groups, keys).map((group) => stageRow(facts, group, most, group.key === 'at_risk' ? 'orange' : tone));
  const withUs = customersOf(groupsOf(groups, stagesWithUs));
  const leaving = customersOf(groupsOf(groups, stagesLeaving));
  const body: RowGroup[] = [
    {
      head: { en: `With you: ${countOf(withUs, 'customer')}`, zh: `仍在购买：${count(withUs)} 位` },
      rows: rows(stagesWithUs, 'blue'),
    },
    {
      head: { en: `Leaving or gone: ${countOf(leaving, 'customer')}`, zh: `正在离开或已离开：${count(leaving)} 位` },
      rows: rows(stagesLeaving, 'orange-mid'),
    },
    { head: { en: 'Not customers yet', zh: '尚未成为买家' }, rows: rows(['prospect'], 'grey') },
  ];
  return html`<div id="stages">${figure(facts, {
    title: stageFinding(facts),
    caption,
    body: table(caption, columns(facts), body),
    source: {
      field: 'customers.lifecycle',
      how: {
        en: 'The usual gap is the customer’s own median time between order days; with fewer than three order days it is the shop’s. The upright line in a bar is the previous run.',
        zh: '常规间隔为客户本人下单日之间间隔的中位值；下单不足三天者采用全店的中位值。条形中的竖线为上次运行。',
      },
    },
  })}</div>`;
}

function columns({ previous, statistics }: ReportFacts): Column[] {
  const days = count(statistics.rfm.windowDays);
  return [
    { head: { en: 'Stage', zh: '阶段' } },
    {
      head:
        previous === null
          ? { en: 'Bar: customers', zh: '条形：客户数' }
          : { en: 'Bar: now. Line: last run', zh: '条形：本次；竖线：上次' },
      kind: 'bar',
      wide: true,
    },
    { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
    { head: { en: 'Change', zh: '变化' }, kind: 'number' },
    { head: { en: `Spent in ${days} days`, zh: `近 ${days} 天消费` }, kind: 'number' },
  ];
}

function stageRow({ money }: ReportFacts, group: GroupStatistics, most: number, tone: Tone): Row {
  const { key, customers, previous, spendMinor } = group;
  const change = previous === null ? 0 : customers - previous;
  const meaning = stagesLeaving.includes(key) === change > 0 ? 'text-orange' : 'text-blue';
  return {
    cells: [
      html`${sayBoth(nameOf(lifecycleNames, key))}<small>${sayBoth(nameOf(stageMeanings, key))}</small>`,
      bar(customers, most, tone, previous),
      count(customers),
      previous === null
        ? '–'
        : html`<span class="${change === 0 || key === 'prospect' ? '' : meaning}">${signed(change)}</span>`,
      key === 'prospect' && spendMinor === 0 ? '–' : sayBoth(money.short(spendMinor)),
    ],
  };
}
