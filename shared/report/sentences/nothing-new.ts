import { instantOfRun, localTime } from '../format/dates.ts';
import { count } from '../format/numbers.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';

/** What to make of a run that saw no event of a day the run before had not seen whole; `null` where there is one. */
export function sayNothingNew(facts: ReportFacts): Words | null {
  const { statistics, previous } = facts;
  const { previousRun, movements, data, timeZone } = statistics;
  const before = previousRun === null ? null : instantOfRun(previousRun);
  if (before === null || previous === null || data.newest === null) return null;
  if (localTime(data.newest, timeZone).date >= localTime(before, timeZone).date) return null;
  const overdue = (movements?.schemes ?? [])
    .filter(({ scheme }) => scheme === 'lifecycle')
    .flatMap(({ moves }) => moves.filter(({ to }) => to === 'at_risk'))
    .reduce((total, { customers }) => total + customers, 0);
  return {
    en: [
      'No event is of ',
      previous.en,
      ' or later. What changed, changed because time passed',
      overdue === 0 ? '.' : `: ${count(overdue)} became overdue.`,
    ],
    zh: [
      previous.zh,
      '以来没有新的事件，变化仅因时间推移',
      overdue === 0 ? '。' : `：${count(overdue)} 位客户转为逾期。`,
    ],
  };
}
