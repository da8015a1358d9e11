import type { CohortStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { type CohortCell, cohortMap } from '../charts/cohort-map.ts';
import { emptyState, figure } from '../figure.ts';
import { monthName } from '../format/dates.ts';
import { count, fixed } from '../format/numbers.ts';
import { type Markup, nothing } from '../html.ts';
import { fewestForMedian } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { cameBackNextMonth, comingBackFinding, holdsOldCustomers, isOver } from '../sentences/coming-back.ts';
import { type Row, table } from '../table.ts';

type Cohort = CohortStatistics['rows'][number];

/** What is drawn; all of it stands in the fold. */
const drawnRows = 18;
const drawnMonths = 12;
const monthsOnPhone = 6;

/** Months of the first order against the months since. */
export function cohorts(facts: ReportFacts): Markup {
  const found = facts.statistics.picture?.cohorts;
  return found === undefined || found.rows.length === 0 ? none : map(facts, found);
}

const none = emptyState(
  { en: 'Nobody to come back yet', zh: '尚无可回购的客户' },
  {
    en: 'Customers are followed from the month of their first order with money. None was found; they appear with the first orders.',
    zh: '按首笔有金额订单的月份跟踪客户。目前没有这样的订单，有订单后即会出现。',
  },
);

function map(facts: ReportFacts, found: CohortStatistics): Markup {
  const { firstDate } = facts.statistics.data;
  const rows = found.rows.slice(-drawnRows);
  const months = Math.min(drawnMonths, Math.max(1, ...rows.map(({ active }) => active.length - 1)));
  const lastDay = facts.day(found.lastDate);
  const partial: LocalizedText = found.isLastMonthOver
    ? { en: '', zh: '' }
    : {
        en: ` Outlined: the last month, seen up to ${lastDay.en} only.`,
        zh: ` 空框：最后一个月，仅统计至${lastDay.zh}。`,
      };
  const few: LocalizedText = rows.some(({ customers }) => customers < fewestForMedian)
    ? { en: ` Hatched: fewer than ${fewestForMedian} customers.`, zh: ` 斜线：不足 ${fewestForMedian} 位客户。` }
    : { en: '', zh: '' };
  const caption: Words = {
    en: `Of the customers who first ordered in a month, the percentage who ordered again so many months later.${partial.en}${few.en}`,
    zh: `某月首次下单的客户中，在之后第几个月再次下单的百分比。${partial.zh}${few.zh}`,
  };
  return figure(facts, {
    id: 'came-back',
    title: comingBackFinding(found, firstDate),
    caption,
    body: cohortMap({
      caption,
      months,
      monthsOnPhone,
      rows: rows.map((row) => ({
        head: sayBoth(nameOfMonth(row)),
        customers: count(row.customers),
        cells: row.active.slice(1).map((active, at) => cellOf(facts, found, row, active, at + 1)),
      })),
    }),
    source: { field: 'picture.cohorts', how: counting(facts, found), numbers: counts(caption, found) },
  });
}

const nameOfMonth = ({ month }: Cohort): LocalizedText =>
  month === null ? { en: 'Earlier', zh: '更早' } : monthName(month);

function cellOf(facts: ReportFacts, found: CohortStatistics, row: Cohort, active: number, offset: number): CohortCell {
  const { customers } = row;
  const name = nameOfMonth(row);
  const share = active / customers;
  const isPartial = !isOver(found, row, offset);
  const isFew = customers < fewestForMedian;
  const until = facts.day(found.lastDate);
  const percent = isFew ? '' : ` (${fixed(share * 100)}%)`;
  return {
    share: isFew ? null : share,
    isPartial,
    text: fixed(share * 100, 0),
    hint: {
      en: `${name.en}, +${offset}: ${count(active)} of ${count(customers)}${percent}${isPartial ? `; up to ${until.en} only` : ''}${isFew ? '; too few to say' : ''}`,
      zh: `${name.zh} +${offset}：${count(customers)} 位中 ${count(active)} 位${isFew ? '' : `（${fixed(share * 100)}%）`}${isPartial ? `；仅至${until.zh}` : ''}${isFew ? '；过少，不作判断' : ''}`,
    },
  };
}

function counting({ statistics }: ReportFacts, found: CohortStatistics): Words {
  const { firstDate } = statistics.data;
  const { customers, cameBack, withoutOld } = cameBackNextMonth(found, firstDate);
  const [first] = found.rows;
  const old: LocalizedText =
    first !== undefined && holdsOldCustomers(first, firstDate)
      ? {
          en: ' The first row holds customers of before the data began, too, so it comes back more than the others.',
          zh: '首行也包含数据开始之前的老客户，回购率因此高于其他行。',
        }
      : { en: '', zh: '' };
  const without: LocalizedText = withoutOld
    ? { en: ', without the first row', zh: '（不含首行）' }
    : { en: '', zh: '' };
  const rule: LocalizedText =
    statistics.rfm.returns === 'net'
      ? { en: 'an order that was not sent back whole', zh: '未全部退回的订单' }
      : { en: 'any order with money', zh: '任何有金额的订单' };
  return {
    en: `Counted is ${rule.en}. +1 over the months that are over${without.en}: ${count(cameBack)} of ${count(customers)}.${old.en}`,
    zh: `计入：${rule.zh}。已结束月份的“+1”合计${without.zh}：${count(customers)} 位中 ${count(cameBack)} 位。${old.zh}`,
  };
}

/** Customers with an order, of every cohort and month, where the drawing has percent. */
function counts(caption: Words, { rows }: CohortStatistics): Markup {
  const longest = Math.max(...rows.map(({ active }) => active.length));
  if (longest < 2) return nothing;
  const offsets = Array.from({ length: longest }, (_, offset) => offset);
  return table(
    caption,
    [
      { head: { en: 'First order', zh: '首单月份' } },
      ...offsets.map((offset) => ({ head: { en: `+${offset}`, zh: `+${offset}` }, kind: 'number' as const })),
    ],
    rows.map(
      (row): Row => ({
        cells: [
          sayBoth(nameOfMonth(row)),
          ...offsets.map((offset) => {
            const active = row.active[offset];
            return active === undefined ? '' : count(active);
          }),
        ],
      }),
    ),
  );
}
