import type { ConfigurationChange, DiffedAudience, DiffedRun, DiffResult } from '../results/diff.ts';
import { count, counted, percent, signed, style, table, words } from './text.ts';

/** Moves of a scheme that are listed; the rest are counted. */
const listedMoves = 6;

/** From which population stability index on a feature has drifted some, and much. */
const some = 0.1;
const much = 0.25;

/** What changed between two runs: customers first, then schemes, clusters, drift, audiences, configuration; or who moved alone. */
export function renderDiff(result: DiffResult): string {
  const { schemes, movers, audiences, configuration } = result;
  const blocksOf = (isCluster: boolean) =>
    schemes.filter(({ scheme }) => (scheme === 'cluster') === isCluster).map((scheme) => schemeBlock(result, scheme));
  const blocks =
    movers !== null
      ? [head(result), moverBlock(movers)]
      : [
          head(result),
          ...blocksOf(false),
          clusterBlock(result),
          ...blocksOf(true),
          driftBlock(result),
          audienceBlock(audiences),
          configurationBlock(configuration),
        ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

function head({ before, after, customers }: DiffResult): string[] {
  const line = (label: string, { run, customers: size }: DiffedRun) => [label, run, counted(size, 'customer')];
  const { stayed, arrived, gone } = customers;
  return [
    ...table([line('From', before), line('To', after)], [2], ''),
    `${counted(stayed, 'customer')} in both   ${count(arrived)} arrived   ${count(gone)} gone`,
  ];
}

const titles = { tier: 'Tiers', lifecycle: 'Lifecycle', rfm: 'RFM segments', cluster: 'Moves between clusters' };

function schemeBlock({ customers }: DiffResult, { scheme, moved, moves }: DiffResult['schemes'][number]): string[] {
  const title = `${style('bold', titles[scheme])}   ${count(moved)} moved`;
  if (moved === 0) return [title];
  const shown = moves.slice(0, listedMoves);
  const rest = moves.slice(listedMoves);
  const others = rest.reduce((sum, move) => sum + move.customers, 0);
  return [
    `${title}, ${percent(moved, customers.stayed)} of those in both`,
    ...table(
      shown.map(({ from, to, customers: size }) => [`${words(from)} -> ${words(to)}`, count(size)]),
      [1],
    ),
    ...(rest.length === 0 ? [] : [`  and ${count(others)} in ${counted(rest.length, 'other way')}; --json has all`]),
  ];
}

function clusterBlock({ clusters }: DiffResult): string[] {
  const { kept, new: found, gone } = clusters;
  if (kept.length + found.length + gone.length === 0) return [style('bold', 'Clusters'), '  none in either run'];
  const rows = [
    ...kept.map(({ id, name, formerName, before, after, overlap }) => [
      id,
      name.en,
      count(after),
      change(before, after),
      `${percent(overlap, 1)} the same customers${formerName === undefined ? '' : `; was "${formerName.en}"`}`,
    ]),
    ...found.map(({ id, name, customers }) => [id, name.en, count(customers), 'new']),
    ...gone.map(({ id, name, customers }) => [id, name.en, '', 'gone', `had ${counted(customers, 'customer')}`]),
  ];
  return [
    style('bold', 'Clusters'),
    ...table(rows, [2, 3]),
    ...(kept.length === 0 ? ['  No cluster is in both runs: ids are not compared.'] : []),
  ];
}

function driftBlock({ drift }: DiffResult): string[] {
  const title = `${style('bold', 'Drift')}   population stability index: below ${some} little, up to ${much} some, above much`;
  if (drift.length === 0) return [style('bold', 'Drift'), '  not known: the runs looked at no feature in common'];
  const rows = drift.map(({ name, psi }) => [name.en, psi.toFixed(3), psi > much ? 'much' : psi >= some ? 'some' : '']);
  return [title, ...table(rows, [1])];
}

function audienceBlock(audiences: readonly DiffedAudience[]): string[] {
  if (audiences.length === 0) return [style('bold', 'Audiences'), '  none in either run'];
  const rows = audiences.map(({ campaign, before, after, withheld, entered, exited }) => [
    campaign,
    after === null ? 'no such campaign now' : withheld.after ? 'withheld' : counted(after, 'member'),
    before === null ? 'new' : change(before, after ?? 0),
    `${count(entered)} entered`,
    `${count(exited)} left`,
  ]);
  return [style('bold', 'Audiences'), ...table(rows, [1, 2, 3, 4])];
}

function configurationBlock({ before, after, files, settings }: ConfigurationChange): string[] {
  const title = style('bold', 'Configuration');
  if (before === after) return [`${title}   the same, ${after}`];
  if (files === null) return [`${title}   ${before} -> ${after}`, '  one of them is not kept any more: not compared'];
  return [
    `${title}   ${before} -> ${after}`,
    ...table(files.map(({ file, change: what }) => [what, file])),
    ...settings.map((key) => `  setting   ${key}`),
  ];
}

function moverBlock({ scheme, customers, listed, csv }: NonNullable<DiffResult['movers']>): string[] {
  const more = customers - listed.length;
  return [
    `${style('bold', 'Movers')}   ${scheme}   ${counted(customers, 'customer')}`,
    ...table(listed.map(({ userId, from, to }) => [userId, words(from), '->', words(to)])),
    ...(more > 0 ? [`  and ${count(more)} more${csv === null ? ': --limit, or --csv FILE for all' : ''}`] : []),
    ...(csv === null ? [] : [`  all of them: ${csv}`]),
  ];
}

const change = (before: number, after: number): string => (before === after ? '' : signed(after - before));
