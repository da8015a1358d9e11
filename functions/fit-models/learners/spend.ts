import { learnedFiles, type SpendModel } from '../../../shared/contracts/learned-models.ts';
import { quantile } from '../../../shared/domain/statistics/quantile.ts';
import type { Learner } from './learner.ts';

/** Where the spend of buyers lies: what a level of consumption is measured by. */
export function createSpendLearner(): Learner {
  const spend: number[] = [];
  return {
    add({ orders: { count, netMinor } }, _segments, isSampled) {
      if (isSampled && count > 0) spend.push(netMinor);
    },
    finish() {
      const sorted = Float64Array.from(spend).sort();
      const cuts = sorted.length === 0 ? [] : [0.2, 0.6, 0.8, 0.95].map((p) => quantile(sorted, p));
      return { files: { [learnedFiles.spend]: { cuts } satisfies SpendModel }, cards: [] };
    },
  };
}
