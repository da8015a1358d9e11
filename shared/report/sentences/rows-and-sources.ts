import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { nameOf } from '../words/name-of.ts';
import { refusalNames } from '../words/reasons.ts';

/** What share was refused and mostly why. */
export function refusalFinding({ statistics }: ReportFacts): Words {
  const { rows, refused } = statistics.data;
  if (rows.refused === 0)
    return { en: `None of ${countOf(rows.read, 'row')} was refused`, zh: `${count(rows.read)} 行中没有拒收` };
  const share = percent(shareOf(rows.refused, rows.read));
  const reasons = Object.entries(refused)
    .filter(([, number]) => number > 0)
    .sort(([, a], [, b]) => b - a);
  const [first] = reasons;
  const start: Words = { en: `${share} of the rows were refused`, zh: `${share} 的行被拒收` };
  if (first === undefined) return start;
  const why = nameOf(refusalNames, first[0]);
  const only = reasons.length === 1;
  return {
    en: [start.en, only ? ', all for one reason: ' : ', most often: ', why.en],
    zh: [start.zh, only ? '，原因均为：' : '，最常见的原因：', why.zh],
  };
}

/** How many events, since when. */
export function sourceFinding({ statistics, day }: ReportFacts): Words {
  const { sources, firstDate } = statistics.data;
  const events = sources.reduce(
    (total, source) => total + Object.values(source.events).reduce((sum, number) => sum + number, 0),
    0,
  );
  const from = countOf(sources.length, 'source');
  const since = firstDate === null ? null : day(firstDate);
  return {
    en: [`${countOf(events, 'event')} from ${from}`, since === null ? '' : `, since ${since.en}`],
    zh: [since === null ? '' : `${since.zh}以来，`, `${count(sources.length)} 个来源共 ${count(events)} 个事件`],
  };
}
