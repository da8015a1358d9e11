import type { Statistics } from '../../shared/contracts/statistics.ts';
import { count, counted, money, percent, style, table, words } from './text.ts';

/** The picture a run gives: tiers, clusters, audiences, and where the report is. @param locate where a key of the bucket lies */
export function renderRun(statistics: Statistics, locate: (key: string) => string): string {
  return [
    ...tiers(statistics),
    '',
    ...clusters(statistics),
    '',
    ...audiences(statistics, locate),
    '',
    `Report  ${locate(`reports/run=${statistics.run}/index.html`)}`,
  ].join('\n');
}

function tiers({ asOfDate, customers }: Statistics): string[] {
  const rows = customers.tiers.map(({ key, customers: size, spendMinor }, place) => [
    words(key),
    count(size),
    percent(size, customers.profiles),
    place === 0 && customers.spendMinor > 0 ? `spent ${percent(spendMinor, customers.spendMinor)} of all money` : '',
  ]);
  return [`${style('bold', 'Customers')} on ${asOfDate}`, ...table(rows, [1, 2])];
}

function clusters({ clusters: found, currency, minorPerMajor }: Statistics): string[] {
  if (found.clusters.length === 0) return [style('bold', 'Clusters'), '  none: too few different customers'];
  const rows = found.clusters.map(({ id, name, size, spendMinor }) => [
    id,
    name.en,
    count(size),
    size === 0 ? '' : `${money(spendMinor / size, currency, minorPerMajor)} a customer`,
  ]);
  return [style('bold', 'Clusters'), ...table(rows, [2, 3])];
}

function audiences({ audiences: all }: Statistics, locate: (key: string) => string): string[] {
  if (all.length === 0) return [style('bold', 'Audiences'), '  none: there is no file in config/campaigns/'];
  const rows = all.map(({ campaign, members, treatment, control, withheld, minimumSize, manifest }) =>
    withheld === null
      ? [
          campaign,
          `${count(treatment)} to send`,
          `${count(control)} held out`,
          locate(manifest.replace(/manifest\.json$/, '')),
        ]
      : [
          campaign,
          style('yellow', 'withheld'),
          `${counted(members, 'customer')}, at least ${count(minimumSize)} needed`,
          '',
        ],
  );
  return [style('bold', 'Audiences'), ...table(rows)];
}

/** The audiences alone, with who was left out and why. */
export function renderAudiences(statistics: Statistics, locate: (key: string) => string): string {
  const excluded = statistics.audiences.flatMap(({ campaign, excluded: reasons, matched }) => {
    const parts = Object.entries(reasons).map(([reason, customers]) => `${words(reason)} ${count(customers)}`);
    return parts.length === 0 ? [] : [`  ${campaign}: ${count(matched)} match the rule; left out: ${parts.join(', ')}`];
  });
  return [
    `Run ${statistics.run}`,
    '',
    ...audiences(statistics, locate),
    ...(excluded.length > 0 ? ['', ...excluded] : []),
  ].join('\n');
}
