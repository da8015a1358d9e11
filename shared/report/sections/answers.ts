import { max } from 'd3-array';
import { bar, type Tone } from '../charts/bar.ts';
import { type Source, sourceFold } from '../figure.ts';
import { count, percent, shareOf } from '../format/numbers.ts';
import { customersOf, groupOf, groupsOf, stagesWithUs } from '../groups.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { isOld, sayNewest } from '../sentences/freshness.ts';
import { sayCustomers } from '../sentences/who-are-they.ts';
import { sayOffers } from '../sentences/who-gets-an-offer.ts';
import { sayLeaving } from '../sentences/who-is-leaving.ts';
import { fewestBuyers } from './concentration.ts';

interface MiniBar {
  readonly name: Words;
  readonly value: number;
  readonly text: string;
  readonly tone: Tone;
}

interface Answer {
  readonly question: Words;
  readonly answer: Words;
  readonly bars: readonly MiniBar[];
  readonly evidence: { readonly href: string; readonly text: Words };
  readonly source: Source;
}

/** The first screen: three questions, three answers. */
export const answers = (facts: ReportFacts): Markup =>
  html`<div class="answers">${[customersAnswer(facts), leavingAnswer(facts), offersAnswer(facts)].map((item) =>
    answer(facts, item),
  )}</div>`;

function answer(facts: ReportFacts, { question, answer, bars, evidence, source }: Answer): Markup {
  const most = max(bars, ({ value }) => value) ?? 0;
  return html`<section class="answer"><h2>${sayBoth(question)}</h2><p class="saying">${sayBoth(answer)}</p>
${bars.length === 0 ? html`<div></div>` : html`<dl class="mini">${bars.map(({ name, value, text, tone }) => html`<div><dt>${sayBoth(name)}</dt><dd>${bar(value, most, tone)}<b>${text}</b></dd></div>`)}</dl>`}
<div class="proof"><p><a href="${evidence.href}">${sayBoth(evidence.text)}</a></p>${sourceFold(facts, source)}</div></section>`;
}

function customersAnswer(facts: ReportFacts): Answer {
  const { customers, rfm } = facts.statistics;
  const core = groupOf(customers.tiers, 'core');
  const coreShare = shareOf(core.customers, customers.profiles);
  const coreMoney = shareOf(core.spendMinor, customers.spendMinor);
  const topTenth = customers.concentration.find(({ share }) => share === 0.1);
  const paid = customers.spendMinor > 0;
  const bars: MiniBar[] =
    customers.buyers === 0 || !paid
      ? []
      : [
          {
            name: { en: 'Core, of customers', zh: '核心占客户' },
            value: coreShare,
            text: percent(coreShare),
            tone: 'blue',
          },
          {
            name: { en: 'Core, of money', zh: '核心占金额' },
            value: coreMoney,
            text: percent(coreMoney),
            tone: 'blue',
          },
        ];
  if (bars.length > 0 && topTenth !== undefined && customers.buyers >= fewestBuyers)
    bars.push({
      name: { en: 'Best tenth, of money', zh: '前十分之一占金额' },
      value: topTenth.spendShare,
      text: percent(topTenth.spendShare),
      tone: 'grey',
    });
  const days = count(rfm.windowDays);
  return {
    question: { en: 'Who are my customers?', zh: '我的客户是谁？' },
    answer: sayCustomers(facts),
    bars,
    evidence: { href: '#customers', text: { en: 'See the customers', zh: '查看客户' } },
    source: {
      field: 'customers',
      how: {
        en: `Customers are profiles with an event before the run’s day. Money is that of counted orders in the last ${days} days. Core: recent, frequent and high spending at once.`,
        zh: `客户指运行日之前有事件的档案。金额为近 ${days} 天内计入订单的金额。核心：近期、频繁且高消费。`,
      },
    },
  };
}

function leavingAnswer(facts: ReportFacts): Answer {
  const { lifecycle } = facts.statistics.customers;
  const overdue = groupOf(lifecycle, 'at_risk').customers;
  const withUs = customersOf(groupsOf(lifecycle, stagesWithUs));
  const gone = customersOf(groupsOf(lifecycle, ['lapsed', 'lost']));
  const bars: MiniBar[] = [
    { name: { en: 'With you', zh: '仍在购买' }, value: withUs, text: count(withUs), tone: 'blue' },
    { name: { en: 'Overdue', zh: '逾期未购' }, value: overdue, text: count(overdue), tone: 'orange' },
    { name: { en: 'Lapsed or lost', zh: '流失中或已流失' }, value: gone, text: count(gone), tone: 'grey' },
  ];
  return {
    question: { en: 'Who is leaving?', zh: '谁正在流失？' },
    answer: sayLeaving(facts),
    bars: withUs + overdue + gone === 0 ? [] : bars,
    evidence: { href: '#stages', text: { en: 'See the stages', zh: '查看生命周期' } },
    source: {
      field: 'customers.lifecycle',
      how: {
        en: 'Overdue: no order for 1.5 to 3 times the customer’s own usual gap between order days. Who has fewer than three order days is measured against the shop’s usual gap.',
        zh: '逾期未购：未下单时间为本人下单日常规间隔的 1.5 至 3 倍。下单不足三天者以全店常规间隔衡量。',
      },
    },
  };
}

function offersAnswer(facts: ReportFacts): Answer {
  const { audiences } = facts.statistics;
  const sum = (value: (audience: (typeof audiences)[number]) => number): number =>
    audiences.reduce((total, audience) => total + value(audience), 0);
  const get = sum(({ treatment }) => treatment);
  const held = sum(({ control }) => control);
  const left = sum(({ excluded }) => Object.values(excluded).reduce((total, customers) => total + customers, 0));
  const bars: MiniBar[] = [
    { name: { en: 'Get an offer', zh: '发放' }, value: get, text: count(get), tone: 'blue' },
    { name: { en: 'Held back', zh: '对照' }, value: held, text: count(held), tone: 'grey' },
    { name: { en: 'Left out', zh: '排除' }, value: left, text: count(left), tone: 'grey-soft' },
  ];
  return {
    question: { en: 'Who gets an offer?', zh: '谁会收到优惠？' },
    answer: sayOffers(facts),
    bars: audiences.length === 0 ? [] : bars,
    evidence: { href: '#audiences', text: { en: 'See the audiences', zh: '查看人群' } },
    source: {
      field: 'audiences',
      how: {
        en: 'Added up over the campaigns; a customer in two of them counts twice. Held back: chosen by lot and kept, so that the effect can be measured.',
        zh: '各活动相加；同一客户在两个活动中计两次。对照：随机确定并固定，用于测量效果。',
      },
    },
  };
}

/** One line on whether to believe the rest. */
export function trust(facts: ReportFacts, newest: string | null): Markup {
  const { statistics } = facts;
  const { read, applied, duplicate, refused } = statistics.data.rows;
  const share = shareOf(refused, read);
  const balanced = read === applied + duplicate + refused;
  const sum = say(
    `${count(read)} read ${balanced ? '=' : '≠'} ${count(applied)} applied + ${count(duplicate)} duplicate + ${count(refused)} refused.`,
    `读取 ${count(read)} ${balanced ? '=' : '≠'} 采用 ${count(applied)} + 重复 ${count(duplicate)} + 拒收 ${count(refused)}。`,
  );
  const why =
    refused === 0
      ? nothing
      : html` <a href="#data">${say(`Why ${percent(share)} were refused`, `为何拒收 ${percent(share)}`)}</a>`;
  return html`<div class="trust"><p class="${balanced ? '' : 'needs'}"><b>${
    balanced ? say('Every row is accounted for:', '每一行都有交代：') : say('Rows do not add up:', '行数不平：')
  }</b> ${sum}${why}</p>
<p class="${newest !== null && isOld(facts, newest) ? 'needs' : ''}"><b>${say('Newest event:', '最新事件：')}</b> ${newest === null ? say('none yet', '暂无') : sayBoth(sayNewest(facts, newest))}</p></div>`;
}
