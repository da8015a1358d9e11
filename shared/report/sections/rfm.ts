import { max, sum } from 'd3-array';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { bar } from '../charts/bar.ts';
import { type HeatCell, type HeatMap, heatMap } from '../charts/heat-map.ts';
import { emptyState, figure, row } from '../figure.ts';
import { count, countOf, decimal, percent, shareOf, signed } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import { fewestForMedian, medianOf } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { ranges } from '../score-ranges.ts';
import { bestCell, fullestCell, richestSegments } from '../sentences/rfm-findings.ts';
import { table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';
import { measureNames, rfmNames } from '../words/segments.ts';
import { movesTable } from './moves.ts';

const scores = [1, 2, 3, 4, 5];

/** Habit: recency against frequency as two heat maps, and the named segments of the map in force. */
export function rfm(facts: ReportFacts): Markup {
  const { heat } = facts.statistics.rfm;
  const customers = sum(heat, (cell) => cell.customers);
  if (customers === 0)
    return emptyState(
      { en: 'No RFM scores', zh: '没有 RFM 评分' },
      {
        en: `Scores need orders with money in the last ${count(facts.statistics.rfm.windowDays)} days; none was found.`,
        zh: `评分需要近 ${count(facts.statistics.rfm.windowDays)} 天内有金额的订单，目前没有。`,
      },
    );
  return html`${row(customerMap(facts), moneyMap(facts))}${segments(facts)}`;
}

function customerMap(facts: ReportFacts): Markup {
  const caption: Words = {
    en: 'Customers by recency and number of orders, in fifths.',
    zh: '按最近下单与订单数的五分档划分的客户数。',
  };
  return figure(facts, {
    title: fullestCell(facts),
    caption,
    body: heatMap(map(facts, caption, (cell) => ({ amount: cell.customers, text: count(cell.customers) }))),
    source: { field: 'rfm.heat[].customers', how: limits(facts) },
  });
}

function moneyMap(facts: ReportFacts): Markup {
  const total = sum(facts.statistics.rfm.heat, (cell) => cell.spendMinor);
  const caption: Words = { en: 'Share of the money, by the same fifths.', zh: '同样分档下的金额占比。' };
  return figure(facts, {
    title: bestCell(facts),
    caption,
    body: heatMap(
      map(facts, caption, ({ spendMinor }) => ({
        amount: spendMinor,
        text: total > 0 ? percent(shareOf(spendMinor, total)) : sayBoth(facts.money.short(spendMinor)),
      })),
    ),
    source: {
      field: 'rfm.heat[].spendMinor',
      how: {
        en: `Money of the window, ${facts.money.exact(total)} in all. A cell below zero has more returns than orders.`,
        zh: `窗口内的金额，合计 ${facts.money.exact(total)}。低于零表示退货多于订单。`,
      },
    },
  });
}

type Cell = ReportFacts['statistics']['rfm']['heat'][number];

function map(facts: ReportFacts, caption: Words, show: (cell: Cell) => Omit<HeatCell, 'hint'>): HeatMap {
  const { heat, cuts } = facts.statistics.rfm;
  const total = sum(heat, ({ spendMinor }) => spendMinor);
  const recency = ranges(cuts.recency.toSorted((a, b) => a - b)).toReversed();
  const frequency = ranges(cuts.frequency);
  return {
    caption,
    rowTitle: { en: 'Score and number of orders', zh: '得分与订单数' },
    columnTitle: { en: 'Score and days since the last order', zh: '得分与距上次下单天数' },
    columns: scores.map((r) => html`<b>${String(r)}</b> ${recency[r - 1] ?? ''}`),
    rows: scores.toReversed().map((f) => ({
      head: html`<b>${String(f)}</b> ${frequency[f - 1] ?? ''}`,
      cells: scores.map((r) => {
        const cell = heat.find((found) => found.r === r && found.f === f) ?? { r, f, customers: 0, spendMinor: 0 };
        return { ...show(cell), hint: hintOf(facts, cell, total, recency[r - 1] ?? '', frequency[f - 1] ?? '') };
      }),
    })),
  };
}

function hintOf({ money }: ReportFacts, cell: Cell, total: number, days: string, orders: string): LocalizedText {
  const { customers, spendMinor } = cell;
  const spend = money.short(spendMinor);
  const share = total > 0 ? percent(shareOf(spendMinor, total)) : null;
  return {
    en: `${days} days ago, ${orders} orders: ${countOf(customers, 'customer')}, ${spend.en}${share === null ? '' : `, ${share} of the money`}`,
    zh: `${days} 天前，${orders} 单：${count(customers)} 位客户，${spend.zh}${share === null ? '' : `，占金额 ${share}`}`,
  };
}

function limits({ money, statistics }: ReportFacts): Words {
  const { cuts, ties } = statistics.rfm;
  const numbers = {
    recency: cuts.recency.map((cut) => decimal(cut)).join(', '),
    frequency: cuts.frequency.map((cut) => decimal(cut)).join(', '),
    money: cuts.money.map((cut) => money.exact(cut)).join(', '),
  };
  const shared: Words =
    ties === 'rank'
      ? {
          en: ' Fifths hold equally many; a value at a limit occurs on both sides of it.',
          zh: '各档人数相等，界限上的值两侧都有。',
        }
      : { en: '', zh: '' };
  return {
    en: [
      `Limits of the fifths. ${measureNames.recency.en}: ${numbers.recency}. ${measureNames.frequency.en}: ${numbers.frequency}. ${measureNames.money.en}: ${numbers.money}.`,
      shared.en,
    ],
    zh: [
      `各档界限。${measureNames.recency.zh}：${numbers.recency}；${measureNames.frequency.zh}：${numbers.frequency}；${measureNames.money.zh}：${numbers.money}。`,
      shared.zh,
    ],
  };
}

function segments(facts: ReportFacts): Markup {
  const { statistics, money } = facts;
  const total = statistics.customers.spendMinor;
  const moves = segmentMoves(facts)?.moves ?? [];
  const known = statistics.rfm.segments.toSorted((a, b) => b.spendMinor - a.spendMinor);
  const most = max(known, ({ spendMinor }) => spendMinor) ?? 0;
  const caption: Words = { en: 'Named RFM segments, most money first.', zh: 'RFM 分组，按金额从高到低。' };
  const rows = known.map(({ key, customers, previous, spendMinor, medianRecencyDays }) => ({
    soft: customers === 0,
    values: [
      null,
      customers,
      previous === null ? null : customers - previous,
      null,
      spendMinor,
      spendMinor,
      medianRecencyDays,
    ],
    cells: [
      sayBoth(nameOf(rfmNames, key)),
      count(customers),
      previous === null ? '–' : signed(customers - previous),
      bar(spendMinor, most, 'blue'),
      sayBoth(money.short(spendMinor)),
      total > 0 ? percent(shareOf(spendMinor, total)) : '–',
      medianOf(customers, medianRecencyDays),
    ],
  }));
  return figure(facts, {
    title: richestSegments(facts),
    caption,
    body: html`${table(
      caption,
      [
        { head: { en: 'Segment', zh: '分组' } },
        { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
        { head: { en: 'Change', zh: '变化' }, kind: 'number', wide: true },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Money', zh: '金额' }, kind: 'number', sorted: 'descending' },
        { head: { en: 'Share', zh: '占比' }, kind: 'number' },
        { head: { en: 'Last order, days ago', zh: '距上次下单（天）' }, kind: 'number', wide: true },
      ],
      rows,
    )}${movedSegments(facts)}`,
    source: {
      field: facts.statistics.movements === null ? 'rfm.segments' : 'rfm.segments, movements.schemes[scheme=rfm]',
      how: {
        en: `Map “${statistics.rfm.map}” over the three scores; the first rule that fits names the customer. Days since the last order are the median; of fewer than ${fewestForMedian} it is not said.`,
        zh: `按“${statistics.rfm.map}”映射三项得分，首个匹配的规则决定名称。距上次下单天数为中位值，少于 ${fewestForMedian} 位时不显示。`,
      },
      ...(moves.length === 0 ? {} : { numbers: movesTable(caption, moves, (key) => nameOf(rfmNames, key)) }),
    },
  });
}

const segmentMoves = ({ statistics }: ReportFacts) =>
  statistics.movements?.schemes.find(({ scheme }) => scheme === 'rfm');

/** How many are in another segment than in the run before, and the largest move. */
function movedSegments(facts: ReportFacts): Markup {
  const found = segmentMoves(facts);
  const { previous, statistics } = facts;
  const [largest] = found?.moves ?? [];
  if (found === undefined || largest === undefined || previous === null) return nothing;
  const [from, to] = [nameOf(rfmNames, largest.from), nameOf(rfmNames, largest.to)];
  const moved = count(found.moved);
  const stayed = count(statistics.movements?.stayed ?? 0);
  return html`<p class="aside">${say(
    [
      'Since ',
      previous.en,
      ` ${moved} of ${stayed} have changed segment; the largest move is from “${from.en}” to “${to.en}”, ${count(largest.customers)}.`,
    ],
    [
      previous.zh,
      `以来，${stayed} 位客户中有 ${moved} 位换了分组，其中最多的是由“${from.zh}”转为“${to.zh}”，${count(largest.customers)} 位。`,
    ],
  )}</p>`;
}
