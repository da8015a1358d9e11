import { section } from '../figure.ts';
import type { Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { cohorts } from './cohorts.ts';
import { wayToOrder } from './way-to-order.ts';

/** Whether customers come back, and how a visit comes to an order. */
export const comingBack = (facts: ReportFacts): Markup =>
  section(
    'cohorts',
    { en: 'Coming back', zh: '回购' },
    {
      en: 'By month of the first order; then the way from a look to an order.',
      zh: '按首单月份；以及从浏览到下单的路径。',
    },
    [cohorts(facts), wayToOrder(facts)],
  );
