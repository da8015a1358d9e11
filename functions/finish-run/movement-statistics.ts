import type { MovementSums } from '../../shared/contracts/movement-sums.ts';
import { rankedMoves } from '../../shared/contracts/ranked-moves.ts';
import type { RunComparison } from '../../shared/contracts/run-comparison.ts';
import type { MovementStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';

/** What became of the customers of the previous run. The cluster scheme is left out where no cluster is in both. */
export function movementStatistics(
  sums: MovementSums,
  { matches, drift }: RunComparison,
  previous: Pick<Statistics, 'run' | 'asOfDate'>,
): MovementStatistics {
  const { stayed, arrived, gone } = sums;
  const features = chooseFeatures(drift.map(({ feature }) => feature));
  return {
    previousRun: previous.run,
    previousDate: previous.asOfDate,
    stayed,
    arrived,
    gone,
    schemes: rankedMoves(sums, Object.keys(matches).length > 0),
    drift: drift
      .map(({ feature, psi }, place) => ({ feature, name: features[place]?.name ?? { en: feature, zh: feature }, psi }))
      .sort((a, b) => b.psi - a.psi),
  };
}
