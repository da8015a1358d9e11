import { inWords } from '../format/fractions.ts';
import { count, countOf, customers as customersInWords, percent, shareOf } from '../format/numbers.ts';
import { groupOf } from '../groups.ts';
import { html } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { uncountedOrderRows } from '../uncounted-orders.ts';

/** How many customers there are, what they brought, and what the core is among them. */
export function sayCustomers({ statistics, money }: ReportFacts): Words {
  const { customers, rfm } = statistics;
  const { profiles, buyers, spendMinor } = customers;
  if (profiles === 0)
    return {
      en: 'No customers yet. They appear with the first accepted event before the run’s day.',
      zh: '尚无客户。运行日之前有事件被采用后即会出现。',
    };
  const all = customersInWords(profiles);
  const days = count(rfm.windowDays);
  const uncounted = uncountedOrderRows(statistics);
  if (uncounted > 0)
    return {
      en: html`<b>${all.en}</b>, none with an order that counts: the ${countOf(uncounted, 'order row')} of the data ${uncounted === 1 ? 'has' : 'have'} no money above zero.`,
      zh: html`<b>${all.zh}</b>，均无计入的订单：数据中的 ${count(uncounted)} 行订单没有大于零的金额。`,
    };
  if (buyers === 0)
    return {
      en: html`<b>${all.en}</b>, none with an order in the last ${days} days.`,
      zh: html`<b>${all.zh}</b>，近 ${days} 天均无订单。`,
    };
  const spend = money.inSentence(spendMinor);
  const core = groupOf(customers.tiers, 'core');
  const share = inWords(shareOf(core.customers, profiles));
  const brought = inWords(shareOf(core.spendMinor, spendMinor));
  const sentence: Words =
    buyers === profiles
      ? {
          en: html`<b>${all.en}</b> spent <b>${spend.en}</b> in ${days} days.`,
          zh: html`<b>${all.zh}</b>近 ${days} 天共消费 <b>${spend.zh}</b>。`,
        }
      : {
          en: html`<b>${all.en}</b>; <b>${count(buyers)}</b> of them ordered in the last ${days} days, for <b>${spend.en}</b>.`,
          zh: html`<b>${all.zh}</b>，其中 <b>${count(buyers)} 位</b>近 ${days} 天有订单，共 <b>${spend.zh}</b>。`,
        };
  if (core.customers === 0 || spendMinor <= 0)
    return {
      en: [sentence.en, core.customers === 0 ? ' Nobody is in the core yet.' : ''],
      zh: [sentence.zh, core.customers === 0 ? '尚无核心客户。' : ''],
    };
  return {
    en: [
      sentence.en,
      html` The <b>${count(core.customers)}</b> in the core, ${share.en}, brought ${brought.en} of it.`,
    ],
    zh: [sentence.zh, html`核心客户 <b>${count(core.customers)} 位</b>（${share.zh}）贡献了其中的${brought.zh}。`],
  };
}

/** What the value tiers say in one line. */
export function tierFinding({ statistics }: ReportFacts): Words {
  const { customers } = statistics;
  const core = groupOf(customers.tiers, 'core');
  if (core.customers === 0) return { en: 'Nobody is in the core yet', zh: '尚无核心客户' };
  const share = inWords(shareOf(core.customers, customers.profiles));
  if (customers.spendMinor <= 0) return { en: `The core is ${share.en} of customers`, zh: `核心客户占${share.zh}` };
  const brought = inWords(shareOf(core.spendMinor, customers.spendMinor));
  return {
    en: `The core is ${share.en} of customers and ${brought.en} of the money`,
    zh: `核心客户占客户的${share.zh}，贡献金额的${brought.zh}`,
  };
}

/** What the curve of concentration says in one line: the share of the best fifth, or of the best group that is known. */
export function concentrationFinding({ statistics }: ReportFacts): Words {
  const { concentration } = statistics.customers;
  const point = concentration.find(({ share }) => share === 0.2) ?? concentration.at(-1);
  if (point === undefined) return { en: 'How the money is spread is not known', zh: '金额分布未知' };
  const who = inWords(point.share);
  const brought = percent(point.spendShare);
  const capital = `${who.en.charAt(0).toUpperCase()}${who.en.slice(1)}`;
  return {
    en: `${capital} of the buyers brought ${brought} of the money`,
    zh: `${who.zh}的买家贡献 ${brought} 的金额`,
  };
}
