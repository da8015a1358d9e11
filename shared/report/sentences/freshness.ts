import { lengthOf, localTime } from '../format/dates.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';

/** Above this age the newest event makes the whole page old. */
const oldAfterMs = 7 * 24 * 3_600_000;

/** How old an event was when the run started, in milliseconds. */
export const ageOf = ({ statistics }: ReportFacts, instant: string): number =>
  Date.parse(statistics.asOf) - Date.parse(instant);

export const isOld = (facts: ReportFacts, newest: string): boolean => ageOf(facts, newest) > oldAfterMs;

/** `9 December, 12:50, 11 hours before the run`. */
export function sayNewest(facts: ReportFacts, instant: string): Words {
  const { date, time } = localTime(instant, facts.statistics.timeZone);
  const day = facts.day(date);
  const age = lengthOf(ageOf(facts, instant));
  return { en: `${day.en}, ${time}, ${age.en} before the run`, zh: `${day.zh} ${time}，运行前 ${age.zh}` };
}
