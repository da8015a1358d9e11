import type { Statistics } from '../../shared/contracts/statistics.ts';
import type { RunResult } from '../results.ts';
import { count, counted, money, percent, signed, style, table, words } from './text.ts';

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

/** How many changed tier and cluster since the run before; nothing of a first run, and of clusters only where any is in both. */
export function movementWords(movements: RunResult['movements']): string[] {
  const { tier, cluster } = movements?.moved ?? {};
  return [
    ...(tier === undefined ? [] : [`${count(tier)} changed tier`]),
    ...(cluster === undefined ? [] : [`${count(cluster)} moved cluster`]),
  ];
}

/** `1 of 3 audiences`: how many have files, of all. */
export const publishedWords = (audiences: RunResult['audiences']): string =>
  `${count(audiences.filter(({ withheld }) => withheld === null).length)} of ${counted(audiences.length, 'audience')}`;

function clusters({ clusters: found, currency, minorPerMajor, movements }: Statistics): string[] {
  const { gone, notCompared } = found;
  const title = style('bold', 'Clusters');
  const lost = gone.map(
    ({ id, name, previous }) => `  gone: ${id} ${name.en}, ${counted(previous, 'customer')} before`,
  );
  const anew =
    notCompared === 'features_changed'
      ? ['  All ids are new: clusters now look at other features than in the last run.']
      : [];
  if (found.clusters.length === 0) return [title, '  none: too few different customers', ...lost];
  const since = (size: number, previous: number | null): string => {
    if (previous === null) return movements === null || notCompared !== undefined ? '' : 'new';
    return previous === size ? '' : `${signed(size - previous)} since last run`;
  };
  const rows = found.clusters.map(({ id, name, size, spendMinor, previous }) => [
    id,
    name.en,
    count(size),
    size === 0 ? '' : `${money(spendMinor / size, currency, minorPerMajor)} a customer`,
    since(size, previous),
  ]);
  return [title, ...table(rows, [2, 3, 4]), ...lost, ...anew];
}

function audiences({ audiences: all }: Statistics, locate: (key: string) => string): string[] {
  if (all.length === 0) return [style('bold', 'Audiences'), '  none: there is no file in config/campaigns/'];
  const width = Math.max(...all.map(({ campaign }) => campaign.length));
  const published = all.filter(({ withheld }) => withheld === null);
  const lines = table(
    published.map(({ campaign, treatment, control, manifest }) => [
      campaign.padEnd(width),
      `${count(treatment)} to send`,
      `${count(control)} held out`,
      locate(manifest.replace(/manifest\.json$/, '')),
    ]),
    [1, 2],
  );
  const lineOf = new Map(published.map(({ campaign }, place) => [campaign, lines[place] ?? '']));
  const withheldLine = ({ campaign, withheld, members, minimumSize }: (typeof all)[number]): string => {
    const isSmall = withheld === 'below_minimum_size';
    const why = isSmall
      ? `${counted(members, 'customer')}, at least ${count(minimumSize)} needed`
      : words(withheld ?? '');
    return `  ${campaign.padEnd(width)}   ${style('yellow', 'withheld')}: ${why}`;
  };
  return [
    style('bold', 'Audiences'),
    ...all.map((audience) => lineOf.get(audience.campaign) ?? withheldLine(audience)),
  ];
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
