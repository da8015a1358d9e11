import { tierNames } from '../../domain/tiers/tier.ts';
import { type Stratum, strataBars } from '../charts/strata-bars.ts';
import { emptyState, figure } from '../figure.ts';
import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import { fewestForMedian, medianOf } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { tierFinding } from '../sentences/who-are-they.ts';
import { type Column, table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';

const fills = ['q5', 'q4', 'q2', 'orange-soft'] as const;

const columns: readonly Column[] = [
  { head: { en: 'Tier', zh: '层级' } },
  { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
  { head: { en: 'Share', zh: '占比' }, kind: 'number' },
  { head: { en: 'Money', zh: '金额' }, kind: 'number' },
  { head: { en: 'Share', zh: '占比' }, kind: 'number' },
  { head: { en: 'Last order, days ago', zh: '距上次下单（天）' }, kind: 'number', wide: true },
];

/** Value tiers: what share of the customers, what share of the money. */
export function tiers(facts: ReportFacts): Markup {
  const { statistics, money } = facts;
  const { profiles, spendMinor } = statistics.customers;
  const groups = statistics.customers.tiers;
  if (profiles === 0)
    return emptyState(
      { en: 'No customers yet', zh: '尚无客户' },
      { en: 'Tiers appear with the first orders.', zh: '有订单后即会出现价值分层。' },
    );
  const paid = groups.reduce((sum, group) => sum + Math.max(0, group.spendMinor), 0);
  const strata = groups.map(
    (group, index): Stratum => ({
      name: nameOf(tierNames, group.key),
      fill: fills[index % fills.length] ?? 'q2',
      above: shareOf(group.customers, profiles),
      below: shareOf(Math.max(0, group.spendMinor), paid),
      aboveLabel: percent(shareOf(group.customers, profiles)),
      belowLabel: percent(shareOf(group.spendMinor, spendMinor)),
    }),
  );
  const caption: Words = {
    en: 'Value tiers. Top: share of customers. Bottom: share of what they spent.',
    zh: '价值分层。上：客户占比；下：消费金额占比。',
  };
  const rows = groups.map((group) => ({
    cells: [
      sayBoth(nameOf(tierNames, group.key)),
      count(group.customers),
      percent(shareOf(group.customers, profiles)),
      sayBoth(money.short(group.spendMinor)),
      spendMinor > 0 ? percent(shareOf(group.spendMinor, spendMinor)) : '–',
      medianOf(group.customers, group.medianRecencyDays),
    ],
  }));
  const days = count(statistics.rfm.windowDays);
  return figure(facts, {
    title: tierFinding(facts),
    caption,
    body: html`${paid > 0 ? strataBars(strata, sizes(facts)) : ''}${table(caption, columns, rows)}`,
    source: {
      field: 'customers.tiers',
      how: {
        en: `Dormant: recency score 1, or no counted order in ${days} days after an earlier one or a long silence. Core: recency, orders and money all score 4 or 5. Growth: recency 3 or more, and orders or money 3 or more. Ordinary: the rest. Days since the last order are the median: half above, half below; of fewer than ${fewestForMedian} it is not said. A tier whose returns exceed its orders has no width below.`,
        zh: `沉睡：最近下单得 1 分，或近 ${days} 天无计入订单，而此前下过单或长期沉默。核心：最近下单、订单数与金额均为 4 或 5 分。成长：最近下单不低于 3 分，且订单数或金额不低于 3 分。普通：其余。距上次下单天数为中位值（一半高于、一半低于），少于 ${fewestForMedian} 位时不显示。退货超过订单的层在下方没有宽度。`,
      },
    },
  });
}

function sizes({ statistics, money }: ReportFacts): Words {
  const { profiles, spendMinor } = statistics.customers;
  const spend = money.short(spendMinor);
  return {
    en: `All: ${countOf(profiles, 'customer')}, ${spend.en}`,
    zh: `合计：${count(profiles)} 位客户，${spend.zh}`,
  };
}
