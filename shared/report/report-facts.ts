import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { Statistics } from '../contracts/statistics.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { instantOfRun, localTime, longDate, shortDate } from './format/dates.ts';
import { createMoneyFormat, type MoneyFormat } from './format/money.ts';

/** What every section needs: the numbers, and how this run says money, dates and links. */
export interface ReportFacts {
  readonly statistics: Statistics;
  readonly money: MoneyFormat;
  /** `10 December 2011`. */
  readonly asOf: LocalizedText;
  /** Date of the run compared with: `10 November`; `null` when this is the first. */
  readonly previous: LocalizedText | null;
  /** A day of the data, its year left out where it is that of `asOf`. */
  readonly day: (date: string) => LocalizedText;
  /** Reference from the page to an object of the bucket, relative, so that it works in a folder and on a server alike. */
  readonly link: (key: string) => string;
}

export function reportFacts(statistics: Statistics): ReportFacts {
  const { asOfDate, previousRun, timeZone } = statistics;
  const day = (date: string) => shortDate(date, asOfDate);
  return {
    statistics,
    money: createMoneyFormat(statistics.currency, statistics.minorPerMajor),
    asOf: longDate(asOfDate),
    previous: previousRun === null ? null : dateOfRun(previousRun, timeZone, day),
    day,
    link: (key) => toBucket(statistics.run) + key.split('/').map(escapeSegment).join('/'),
  };
}

function dateOfRun(run: string, timeZone: string, day: (date: string) => LocalizedText): LocalizedText {
  const instant = instantOfRun(run);
  return instant === null ? { en: run, zh: run } : day(localTime(instant, timeZone).date);
}

const toBucket = (run: string): string => '../'.repeat(bucketKeys.report(run).split('/').length - 1);

/** `=` stays readable: it has no meaning in a path. */
const escapeSegment = (segment: string): string => encodeURIComponent(segment).replaceAll('%3D', '=');
