import type { CohortStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { capitalised, inWords } from '../format/fractions.ts';
import { fewestForMedian } from '../median.ts';

type Cohort = CohortStatistics['rows'][number];

/** Whether a cohort's month so many after its first is over. */
export const isOver = ({ isLastMonthOver }: CohortStatistics, { active }: Cohort, offset: number): boolean =>
  isLastMonthOver || offset < active.length - 1;

/** Whether a cohort holds customers who ordered before there was any data: those of the month in which the data begins. */
export const holdsOldCustomers = ({ month }: Cohort, firstDate: string | null): boolean =>
  month === null || month === firstDate?.slice(0, 7);

/** Customers whose month after the first is over, and those of them who ordered in it; old customers left out where there are others. */
export function cameBackNextMonth(
  cohorts: CohortStatistics,
  firstDate: string | null,
): { readonly customers: number; readonly cameBack: number; readonly withoutOld: boolean } {
  const over = cohorts.rows.filter((row) => row.active.length > 1 && isOver(cohorts, row, 1));
  const young = over.filter((row) => !holdsOldCustomers(row, firstDate));
  const counted = young.length > 0 ? young : over;
  return {
    customers: counted.reduce((sum, { customers }) => sum + customers, 0),
    cameBack: counted.reduce((sum, { active }) => sum + (active[1] ?? 0), 0),
    withoutOld: young.length > 0 && young.length < over.length,
  };
}

/** How many new customers order again in the month after; that it is too early where no such month is over. */
export function comingBackFinding(cohorts: CohortStatistics, firstDate: string | null): LocalizedText {
  const { customers, cameBack } = cameBackNextMonth(cohorts, firstDate);
  if (customers < fewestForMedian) return { en: 'Too early to say how many come back', zh: '现在判断回购情况为时尚早' };
  if (cameBack === 0) return { en: 'No new customer ordered again the next month', zh: '没有新客户在次月再次下单' };
  const share = inWords(cameBack / customers);
  return {
    en: `${capitalised(share.en)} of the new customers order again the next month`,
    zh: `${share.zh}的新客户次月再次下单`,
  };
}
