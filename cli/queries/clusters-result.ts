import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { CommandFailure } from '../command-failure.ts';
import type { ClustersResult } from '../results/clusters.ts';
import type { QueryRuntime } from '../system.ts';
import { readStatistics, requirePlan } from './published-run.ts';

/**
 * The clusters of the published run and how they were found.
 *
 * @param id of one alone, with those of its movers
 * @throws {CommandFailure} before the first run, and for a cluster that the run does not have
 */
export async function clustersResult(
  { objects }: Pick<QueryRuntime, 'objects'>,
  id: string | undefined,
): Promise<ClustersResult> {
  const { run } = await requirePlan(objects);
  const statistics = await readStatistics(objects, run);
  const model = await readJson(objects, bucketKeys.model(run), asRunModel);
  const { clusters, customers, movements, currency, minorPerMajor } = statistics;
  const ids = clusters.clusters.map((cluster) => cluster.id);
  if (id !== undefined && !ids.includes(id))
    throw new CommandFailure(`The published run has no cluster "${id}"${suggestion(id, ids) || '.'}`, {
      name: 'UnknownClusterError',
      exitCode: 2,
      hint: ids.length === 0 ? 'strata segments   shows what else there is' : `it has ${ids.join(', ')}`,
    });
  const candidates = model.clusters?.candidates ?? [];
  const moves = movements?.schemes.find(({ scheme }) => scheme === 'cluster')?.moves ?? null;
  return {
    run,
    asOf: statistics.asOf,
    asOfDate: statistics.asOfDate,
    previousRun: statistics.previousRun,
    customers: customers.profiles,
    currency,
    minorPerMajor,
    ...clusters,
    stability: candidates.find(({ k }) => k === clusters.k)?.stability ?? null,
    candidates,
    clusters: clusters.clusters
      .filter((cluster) => id === undefined || cluster.id === id)
      .map((cluster) => ({ ...cluster, share: cluster.size / Math.max(1, customers.profiles) })),
    moves: moves?.filter(({ from, to }) => id === undefined || from === id || to === id) ?? null,
  };
}
