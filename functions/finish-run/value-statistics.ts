import type { ValueStatistics } from '../../shared/contracts/picture-statistics.ts';
import {
  aliveBands,
  expectedWithinDays,
  type PictureSums,
  type ValueSums,
} from '../../shared/contracts/picture-sums.ts';
import { addInto } from '../../shared/contracts/score-sums.ts';
import { horizonDays } from '../../shared/domain/clv/lifetime-model.ts';
import { valueOfBucket } from '../../shared/domain/statistics/log-buckets.ts';
import { risingValues, valueAtRank } from '../../shared/domain/statistics/value-at-rank.ts';
import { tiers } from '../../shared/domain/tiers/tier.ts';

const nobody: ValueSums = {
  customers: 0,
  expectedThousandths: 0,
  valued: 0,
  clvMinor: 0,
  clvBuckets: {},
  alive: {},
};

/** From this band on a customer is rather still buying than not. */
const stayingFrom = aliveBands.indexOf(0.5);

/** What is expected of the customers, all and by tier. */
export function valueStatistics(byTier: PictureSums['value']): ValueStatistics {
  const all = structuredClone(nobody);
  for (const sums of Object.values(byTier)) addInto(all, sums);
  return {
    ordersWithinDays: expectedWithinDays,
    moneyWithinDays: horizonDays,
    customers: all.customers,
    expectedOrders: all.expectedThousandths / 1000,
    valued: all.valued,
    clvMinor: all.clvMinor,
    tiers: tiers.flatMap((key) => (byTier[key] === undefined ? [] : [tierOf(key, byTier[key])])),
    alive: aliveBands.map((from, band) => {
      const { customers = 0, expectedThousandths = 0, clvMinor = 0 } = all.alive[band] ?? {};
      return { from, customers, expectedOrders: expectedThousandths / 1000, clvMinor };
    }),
  };
}

function tierOf(key: string, sums: ValueSums): ValueStatistics['tiers'][number] {
  const { customers, expectedThousandths, valued, clvMinor, clvBuckets } = sums;
  const alive = aliveBands.map((_, band) => sums.alive[band]?.customers ?? 0);
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return {
    key,
    customers,
    expectedOrders: expectedThousandths / 1000,
    valued,
    clvMinor,
    clvQuartiles: valued === 0 ? null : quartilesOf(clvBuckets, valued),
    told: total(alive),
    leaving: total(alive.slice(0, stayingFrom)),
  };
}

/** Money of the customers at a quarter, a half and three quarters of all, by rising money. */
function quartilesOf(buckets: ValueSums['clvBuckets'], customers: number): [number, number, number] {
  const rising = risingValues(buckets);
  const at = (rank: number): number => valueOfBucket(valueAtRank(rising, rank));
  return [at(Math.ceil(customers / 4)), at(Math.ceil(customers / 2)), at(Math.ceil((3 * customers) / 4))];
}
