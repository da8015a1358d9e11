import type { InterestStatistics } from '../../shared/contracts/statistics.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { SnapshotSums } from './merge-snapshot-parts.ts';

const mostListedPaths = 30;

/** What customers are interested in, the paths that most are strongly interested in first. */
export function interestStatistics(
  { customers, paths }: SnapshotSums['interests'],
  previous: InterestStatistics | undefined,
): InterestStatistics {
  const before = new Map(previous?.top.map(({ path, strong }) => [path, strong]));
  const top = [...paths]
    .sort(([a, [, x]], [b, [, y]]) => y - x || compareUtf8(a, b))
    .slice(0, mostListedPaths)
    .map(([path, [interested, strong, scoreMillionths]]) => ({
      path,
      customers: interested,
      strong,
      meanScore: scoreMillionths / 1e6 / interested,
      previousStrong: before.get(path) ?? null,
    }));
  return { customers, paths: paths.size, top };
}
