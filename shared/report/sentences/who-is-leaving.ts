import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import { customersOf, groupOf, groupsOf, stagesLeaving, stagesWithUs } from '../groups.ts';
import { type Content, html } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { uncountedOrderRows } from '../uncounted-orders.ts';

/** How many are overdue, what they brought, and how that compares with the previous run. */
export function sayLeaving({ statistics, money, previous }: ReportFacts): Words {
  const { lifecycle } = statistics.customers;
  const overdue = groupOf(lifecycle, 'at_risk');
  const gone = customersOf(groupsOf(lifecycle, ['lapsed', 'lost']));
  const withUs = customersOf(groupsOf(lifecycle, stagesWithUs));
  if (withUs + overdue.customers + gone === 0)
    return uncountedOrderRows(statistics) > 0
      ? { en: 'No order counts yet, so nobody can be leaving.', zh: '尚无计入的订单，也就无人流失。' }
      : { en: 'Nobody has ordered yet, so nobody can be leaving.', zh: '尚无人下单，也就无人流失。' };
  const goneAside: Words =
    gone === 0
      ? { en: '', zh: '' }
      : {
          en: html` ${overdue.customers === 0 ? '' : 'Another '}<b>${count(gone)}</b> ${gone === 1 ? 'has' : 'have'} lapsed or ${gone === 1 ? 'is' : 'are'} lost.`,
          zh: html`${overdue.customers === 0 ? '已有' : '另有'} <b>${count(gone)} 位</b>流失中或已流失。`,
        };
  if (overdue.customers === 0)
    return { en: ['Nobody is overdue.', goneAside.en], zh: ['目前无人逾期未购。', goneAside.zh] };

  const spent = money.inSentence(overdue.spendMinor);
  const days = count(statistics.rfm.windowDays);
  const are = overdue.customers === 1 ? 'is' : 'are';
  const many = countOf(overdue.customers, 'customer');
  const worth: Words =
    overdue.spendMinor > 0
      ? {
          en: html` They spent <b>${spent.en}</b> in ${days} days.`,
          zh: html`近 ${days} 天消费 <b>${spent.zh}</b>。`,
        }
      : { en: '', zh: '' };
  const change = compare(overdue.customers, overdue.previous, previous);
  return {
    en: [html`<b class="needs">${many} ${are} overdue</b> by their own rhythm`, change.en, '.', worth.en, goneAside.en],
    zh: [
      html`按各自的购买节奏，<b class="needs">${count(overdue.customers)} 位客户已逾期未购</b>`,
      change.zh,
      '。',
      worth.zh,
      goneAside.zh,
    ],
  };
}

function compare(now: number, before: number | null, date: Words | null): { en: Content; zh: Content } {
  if (before === null || date === null) return { en: '', zh: '' };
  if (now === before) return { en: [', as many as on ', date.en], zh: ['，与', date.zh, '持平'] };
  const difference = count(Math.abs(now - before));
  return now > before
    ? { en: [`, ${difference} more than on `, date.en], zh: ['，比', date.zh, `多 ${difference} 位`] }
    : { en: [`, ${difference} fewer than on `, date.en], zh: ['，比', date.zh, `少 ${difference} 位`] };
}

/** What the stages say in one line. */
export function stageFinding({ statistics }: ReportFacts): Words {
  const { lifecycle } = statistics.customers;
  const leaving = customersOf(groupsOf(lifecycle, stagesLeaving));
  const withUs = customersOf(groupsOf(lifecycle, stagesWithUs));
  const overdue = groupOf(lifecycle, 'at_risk').customers;
  if (leaving + withUs === 0)
    return uncountedOrderRows(statistics) > 0
      ? { en: 'No order counts yet', zh: '尚无计入的订单' }
      : { en: 'Nobody has ordered yet', zh: '尚无人下单' };
  if (leaving === 0)
    return {
      en:
        withUs === 1
          ? 'The one who has ordered is still with you'
          : `All ${count(withUs)} who have ordered are still with you`,
      zh: `下过单的 ${count(withUs)} 位客户${withUs === 1 ? '' : '都'}仍在购买`,
    };
  const share = percent(shareOf(leaving, leaving + withUs));
  const many = countOf(leaving, 'customer');
  const verb = leaving === 1 ? 'is' : 'are';
  return {
    en: `${many}, ${share} of those who have ordered, ${verb} leaving or gone; ${count(overdue)} ${overdue === 1 ? 'is' : 'are'} only just overdue`,
    zh: `${count(leaving)} 位客户（占下过单者的 ${share}）正在离开或已离开，其中 ${count(overdue)} 位刚刚逾期`,
  };
}
