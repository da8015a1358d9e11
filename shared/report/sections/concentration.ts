import { concentrationCurve } from '../charts/concentration-curve.ts';
import { emptyState, figure } from '../figure.ts';
import { count, countOf, decimal, percent } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { concentrationFinding } from '../sentences/who-are-they.ts';
import { table } from '../table.ts';

/** Shares of fewer buyers than this are shares of one or two people. */
export const fewestBuyers = 30;

/** How unevenly the money is spread over the buyers. */
export function concentration(facts: ReportFacts): Markup {
  const { buyers, spendMinor, concentration: points } = facts.statistics.customers;
  if (buyers === 0 || spendMinor <= 0 || points.length === 0)
    return emptyState(
      { en: 'No money to spread', zh: '没有可分布的金额' },
      {
        en: 'This figure needs orders whose money is above zero in the window.',
        zh: '该图需要窗口内金额为正的订单。',
      },
    );
  if (buyers < fewestBuyers)
    return emptyState(
      { en: 'Too few buyers to say how the money is spread', zh: '买家太少，无法说明金额分布' },
      {
        en: `${countOf(buyers, 'buyer')} in the window; from ${count(fewestBuyers)} on, this figure shows how much the best of them bring.`,
        zh: `窗口内有 ${count(buyers)} 位买家；达到 ${count(fewestBuyers)} 位后，本图显示最佳买家贡献的金额。`,
      },
    );
  const caption: Words = {
    en: 'Share of the money by share of the buyers, biggest spenders first.',
    zh: '按买家占比累计的金额占比，消费高者在前。',
  };
  const numbers = table(
    caption,
    [
      { head: { en: 'Best', zh: '前' } },
      { head: { en: 'Buyers', zh: '买家' }, kind: 'number' },
      { head: { en: 'Of the money', zh: '占金额' }, kind: 'number' },
    ],
    points.map(({ share, spendShare }) => ({
      cells: [best(share), count(Math.ceil(buyers * share)), percent(spendShare)],
    })),
  );
  return figure(facts, {
    title: concentrationFinding(facts),
    caption,
    body: concentrationCurve(
      points.map(({ share, spendShare }) => ({
        share,
        spendShare,
        label: {
          en: html`best ${best(share)}: <b>${percent(spendShare)}</b>`,
          zh: html`前 ${best(share)}：<b>${percent(spendShare)}</b>`,
        },
      })),
      { en: 'if all spent alike', zh: '若人人消费相同' },
      { en: 'share of the buyers, biggest spenders first', zh: '买家占比（按消费从高到低）' },
    ),
    source: {
      field: 'customers.concentration',
      how: {
        en: 'Buyers sorted by what they spent in the window, added up from the biggest. The curve is straight between the marked shares.',
        zh: '买家按窗口内消费从高到低排序并累计；标记点之间为直线。',
      },
      numbers,
    },
  });
}

/** The marked shares are round numbers: `5%`, not `5.0%`. */
const best = (share: number): string => `${decimal(share * 100)}%`;
