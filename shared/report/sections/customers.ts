import { section } from '../figure.ts';
import type { Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { concentration } from './concentration.ts';
import { lifecycle } from './lifecycle.ts';
import { rfm } from './rfm.ts';
import { tiers } from './tiers.ts';

/** Value, stage, habit and share of the money. */
export const customers = (facts: ReportFacts): Markup =>
  section(
    'customers',
    { en: 'Customers', zh: '客户' },
    {
      en: 'Everyone the data knows: by value, by stage, by habit and by share of the money.',
      zh: '数据中的所有客户：按价值、阶段、习惯与金额占比。',
    },
    [tiers(facts), lifecycle(facts), rfm(facts), concentration(facts)],
  );
