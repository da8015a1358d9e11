import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { GroupStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import type { RunResult } from '../results.ts';

/** A published run as programs read it. */
export function summary(statistics: Statistics): Omit<RunResult, 'digests' | 'seconds'> {
  const { run, asOf, parts, customers, rfm, clusters, audiences, movements } = statistics;
  const sizes = (groups: readonly GroupStatistics[]) =>
    Object.fromEntries(groups.map(({ key, customers: size }) => [key, size]));
  const { k, inertia, silhouette, features } = clusters;
  return {
    run,
    asOf,
    profiles: customers.profiles,
    parts,
    segments: {
      rfm: sizes(rfm.segments),
      tier: sizes(customers.tiers),
      lifecycle: sizes(customers.lifecycle),
      cluster: clusters.clusters.map(({ id, name, size }) => ({ id, name, size })),
    },
    model: { k, inertia, silhouette, features },
    audiences: audiences.map(
      ({ campaign, members, treatment, control, excluded, withheld, minimumSize, manifest }) => ({
        campaign,
        members,
        treatment,
        control,
        excluded,
        withheld,
        minimumSize,
        manifest,
      }),
    ),
    movements: movements && {
      previousRun: movements.previousRun,
      stayed: movements.stayed,
      arrived: movements.arrived,
      gone: movements.gone,
      moved: Object.fromEntries(movements.schemes.map(({ scheme, moved }) => [scheme, moved])),
    },
    report: bucketKeys.report(run),
  };
}
