import type { BillLine } from '../cost/bill.ts';
import type { Price } from '../cost/prices.ts';
import type { CostResult } from '../results/cost.ts';
import { count, counted, percent, style, table } from './text.ts';

/** The bill of a month: a line for everything that costs a cent or more, the sums, and what was assumed. */
export function renderCost(result: CostResult): string {
  const { region, workload, lines, dollars, idleDollars, dollarsPerThousandProfiles, pricesOf, measuredOn } = result;
  const { profiles, events, drops, runs } = workload;
  const shown = lines.filter((line) => line.dollars >= smallest);
  const rest = lines.filter((line) => line.dollars > 0 && line.dollars < smallest);
  return [
    style('bold', `A month in ${region}`),
    `  ${counted(profiles, 'profile')}, ${counted(events, 'event')} in ${counted(drops, 'drop')}, ${counted(runs, 'run')}`,
    '',
    ...table([['', '', 'units', 'price', 'US $', 'idle'], ...rows(shown)], [2, 4, 5]),
    ...restLines(rest),
    '',
    style('bold', `Total         ${dollarsText(dollars)} a month`),
    ...(dollarsPerThousandProfiles === null
      ? []
      : [`  a thousand  ${dollarsText(dollarsPerThousandProfiles)} for each thousand profiles`]),
    `  idle        ${dollarsText(idleDollars)} in a month in which nothing comes in and nothing runs`,
    '',
    style('bold', 'Assumed'),
    ...assumptionLines(result).map((line) => `  ${line}`),
    '',
    `Units measured ${measuredOn}, prices listed ${pricesOf}, without tax and free tiers: docs/cost.md`,
    'Other sizes   strata cost --help',
  ].join('\n');
}

const smallest = 0.005;

/** Each service named once. */
const rows = (shown: readonly BillLine[]): string[][] =>
  shown.map(({ service, what, units, unit, price, dollars, idleDollars }, index) => [
    service === shown[index - 1]?.service ? '' : service,
    unit.startsWith('GB') ? `${what}, ${unit}` : what,
    unitsText(units),
    priceText(price),
    dollars.toFixed(2),
    idleDollars.toFixed(2),
  ]);

function restLines(rest: readonly BillLine[]): string[] {
  if (rest.length === 0) return [];
  const sum = dollarsText(rest.reduce((total, line) => total + line.dollars, 0));
  return [`  ${counted(rest.length, 'line')} of less than a cent, ${sum} together, which --json has too`];
}

/** $0.625/M, $3.00 */
function priceText({ dollars, per }: Price): string {
  const scale = per === 1 ? '' : `/${per === 1_000_000 ? 'M' : `${per / 1000}k`}`;
  return `$${dollars.toFixed(Math.max(2, (String(dollars).split('.')[1] ?? '').length))}${scale}`;
}

const unitsText = (units: number): string =>
  units < 100 ? String(Number(units.toPrecision(3))) : count(Math.round(units));

const grouped = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** $1,234.50; of less than a cent enough digits to see it. */
const dollarsText = (dollars: number): string =>
  dollars > 0 && dollars < 0.01 ? `$${Number(dollars.toPrecision(2))}` : grouped.format(dollars);

/** In words, each with the option that changes it. */
export function assumptionLines({ workload, assumptions }: Pick<CostResult, 'workload' | 'assumptions'>): string[] {
  const { eventsPerWrite, changedShare, itemBytes, rowBytes, daysPerBatch, audienceShare } = assumptions;
  const { secondsPerCpuSecond, secondsPerRequest, secondsPerInvocation, logBytesPerInvocation } = assumptions;
  const { campaigns, historyMonths } = workload;
  return table(
    [
      [`${eventsPerWrite} events of a customer meet in one batch of 100,000 rows: one write`, '--events-per-write'],
      [`${percent(changedShare, 1)} of the profiles change a segment from run to run`, '--changed-share'],
      [`a profile has ${count(itemBytes)} bytes in the table`, '--item-bytes'],
      [`a row has ${count(rowBytes)} bytes in the dropped file`, '--row-bytes'],
      [`100,000 rows of a file are of ${counted(daysPerBatch, 'day')}`, '--days-per-batch'],
      [`${counted(campaigns, 'campaign')} of ${percent(audienceShare, 1)} of the profiles each`, '--audience-share'],
      [`files are kept for ${counted(historyMonths, 'month')}`, '--history-months'],
      [
        `Lambda: ${secondsPerCpuSecond} s for a second of CPU, ${secondsPerRequest} s a request to S3, ${secondsPerInvocation} s to start`,
      ],
      [`an invocation logs ${count(logBytesPerInvocation)} bytes`],
    ],
    [],
    '',
  );
}
