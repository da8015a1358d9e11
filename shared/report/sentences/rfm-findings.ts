import { max, sum } from 'd3-array';
import { inWords } from '../format/fractions.ts';
import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { nameOf } from '../words/name-of.ts';
import { rfmNames } from '../words/segments.ts';

type Cell = ReportFacts['statistics']['rfm']['heat'][number];

/** So many customers, with their scores in words. */
function describe({ r, f, customers }: Cell): Words {
  const habit: Words =
    f >= 4
      ? { en: 'frequent', zh: '下单频繁' }
      : f <= 2
        ? { en: 'infrequent', zh: '下单很少' }
        : { en: 'occasional', zh: '偶尔下单' };
  const last: Words =
    r >= 4
      ? { en: 'who ordered recently', zh: '近期有单' }
      : r <= 2
        ? { en: 'whose last order is long ago', zh: '很久没来' }
        : { en: 'whose last order is some time ago', zh: '有一阵没来' };
  return {
    en: [countOf(customers, `${habit.en} customer`), ' ', last.en],
    zh: [`${count(customers)} 位`, habit.zh, '、', last.zh, '的客户'],
  };
}

/** The cell with most customers; of equals the first in the statistics. */
export function fullestCell({ statistics }: ReportFacts): Words {
  const { heat } = statistics.rfm;
  const fullest = heat.reduce((a, b) => (b.customers > a.customers ? b : a));
  const who = describe(fullest);
  return { en: ['The fullest cell: ', who.en], zh: ['人数最多的一格：', who.zh] };
}

/** The cell with most money, as a share of all of it. */
export function bestCell({ statistics, money }: ReportFacts): Words {
  const { heat } = statistics.rfm;
  const best = heat.reduce((a, b) => (b.spendMinor > a.spendMinor ? b : a));
  const total = sum(heat, ({ spendMinor }) => spendMinor);
  if (total <= 0) {
    const most = money.short(best.spendMinor);
    return {
      en: `Returns outweigh orders; the best cell holds ${most.en}`,
      zh: `退货多于订单；最高的一格为 ${most.zh}`,
    };
  }
  const share = percent(shareOf(best.spendMinor, total));
  const who = describe(best);
  return {
    en: [`${share} of the money is in one cell: `, who.en],
    zh: [`${share} 的金额集中在一格：`, who.zh],
  };
}

/** The two segments with most money, or the only one. */
export function richestSegments({ statistics }: ReportFacts): Words {
  const known = statistics.rfm.segments
    .filter(({ customers, spendMinor }) => customers > 0 && spendMinor > 0)
    .toSorted((a, b) => b.spendMinor - a.spendMinor);
  const [first, second] = known;
  const total = statistics.customers.spendMinor;
  if (first === undefined || total <= 0 || (max(known, ({ spendMinor }) => spendMinor) ?? 0) > total)
    return { en: 'Customers by RFM segment', zh: '各 RFM 分组的客户' };
  const one = nameOf(rfmNames, first.key);
  if (second === undefined) {
    const share = inWords(shareOf(first.spendMinor, total));
    return { en: `${one.en}: ${share.en} of the money`, zh: `${one.zh}：${share.zh}的金额` };
  }
  const two = nameOf(rfmNames, second.key);
  const share = inWords(shareOf(first.spendMinor + second.spendMinor, total));
  return {
    en: `${one.en} and ${two.en.toLowerCase()} brought ${share.en} of the money`,
    zh: `${one.zh}与${two.zh}贡献${share.zh}的金额`,
  };
}
