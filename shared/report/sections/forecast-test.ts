import { max } from 'd3-array';
import { bar } from '../charts/bar.ts';
import { figure } from '../figure.ts';
import { count, fixed } from '../format/numbers.ts';
import { type Markup, nothing } from '../html.ts';
import { fewestForMedian, tooFew } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { type HeldOut, heldOutFinding } from '../sentences/what-to-expect.ts';
import { table } from '../table.ts';

/** How sure it is: what a model of the days before expected of the last days, and what came; nothing where none was tried. */
export function forecastTest(facts: ReportFacts, of: HeldOut | undefined): Markup {
  if (of === undefined) return nothing;
  const most = max(of.byRepeatOrders, ({ came, expected: so }) => Math.max(came ?? 0, so ?? 0)) ?? 0;
  const caption: Words = {
    en: 'Orders a customer, by repeat orders before. Bar: came. Line: expected.',
    zh: '每位客户的订单数，按此前的回购次数。条形：实际；竖线：预期。',
  };
  return figure(facts, {
    id: 'tried',
    title: heldOutFinding(of),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Repeat orders', zh: '回购次数' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
        { head: { en: 'Came', zh: '实际' }, kind: 'number' },
        { head: { en: 'Expected', zh: '预期' }, kind: 'number' },
      ],
      of.byRepeatOrders.map(({ repeatOrders, customers, came, expected: so }) => ({
        cells: [
          repeatOrders,
          customers < fewestForMedian ? nothing : bar(came ?? 0, most, 'blue', so),
          count(customers),
          customers < fewestForMedian ? tooFew : came === null ? '–' : fixed(came, 2),
          customers < fewestForMedian ? '' : so === null ? '–' : fixed(so, 2),
        ],
      })),
    ),
    source: {
      field: 'models[name=bg-nbd].metrics',
      how: {
        en: 'The last quarter of the time, 100 days at most, is held out. A model of its own is fitted to the orders before and asked for those that came. Customers whose first order lies in that quarter are left out. The forecast above is of a model of all days.',
        zh: '留出最后四分之一的时间，最多 100 天；用此前的订单另行拟合模型，并预测该期间的订单。首单在该期间的客户不计入。上面的预测由全部日期的模型给出。',
      },
    },
  });
}
