import type { LocalizedText } from '../../domain/localized-text.ts';
import { count, countOf } from './numbers.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A date with its year: `9 December 2011`, `2011年12月9日`; day and month stay on one line. `date` is `YYYY-MM-DD`. */
export function longDate(date: string): LocalizedText {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    en: `${Number(day)}\u00a0${months[Number(month) - 1] ?? month} ${Number(year)}`,
    zh: `${Number(year)}年${Number(month)}月${Number(day)}日`,
  };
}

/** A month: `Dec 2010`, `2010年12月`. `month` is `YYYY-MM`. */
export function monthName(month: string): LocalizedText {
  const [year = '', number = ''] = month.split('-');
  return {
    en: `${(months[Number(number) - 1] ?? number).slice(0, 3)}\u00a0${Number(year)}`,
    zh: `${Number(year)}年${Number(number)}月`,
  };
}

/** A date whose year is known from `near`, a date beside it, or spelled out where it is another year. */
export function shortDate(date: string, near: string): LocalizedText {
  const { en, zh } = longDate(date);
  if (date.slice(0, 4) !== near.slice(0, 4)) return { en, zh };
  return { en: en.replace(/ \d+$/, ''), zh: zh.replace(/^\d+年/, '') };
}

/** Date and minute of an instant in a zone: `2011-12-09` and `12:50`. */
export function localTime(instant: string, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** Time from one instant to a later one, in the unit a person would say: `40 minutes`, `14 hours`, `12 days`. */
export function lengthOf(ms: number): LocalizedText {
  if (ms < hourMs) {
    const minutes = Math.max(0, Math.round(ms / 60_000));
    return { en: countOf(minutes, 'minute'), zh: `${count(minutes)} 分钟` };
  }
  if (ms < 2 * dayMs) {
    const hours = Math.round(ms / hourMs);
    return { en: countOf(hours, 'hour'), zh: `${count(hours)} 小时` };
  }
  const days = Math.round(ms / dayMs);
  return { en: countOf(days, 'day'), zh: `${count(days)} 天` };
}

/** The instant that a run's id starts with, ISO 8601 UTC; `null` when the id has another form. */
export function instantOfRun(run: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z/.exec(run);
  return match === null ? null : `${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`;
}
