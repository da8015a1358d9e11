import type { RecordMetrics } from '../../shared/contracts/metrics.ts';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import { percentageAboveUsual } from '../../shared/domain/drops/refused-share.ts';
import type { DropLedger, DropRecord } from '../../shared/store/drop-ledger.ts';

const usualMs = 14 * 24 * 60 * 60 * 1000;
const mostEarlier = 200;

/**
 * What is measured of a drop that is done. What is usual for its source is looked up only when rows were refused.
 *
 * @param since milliseconds since 1970-01-01T00:00Z from which its lag counts
 */
export async function dropMetrics(
  ledger: DropLedger,
  { drop, source, counts }: DropRecord,
  since: number,
  now: number,
): Promise<Parameters<RecordMetrics>[0]> {
  const refused = refusedRows(counts);
  const earlier = refused === 0 ? [] : await ledger.recent(mostEarlier);
  const usual = earlier
    .filter((other) => other.source === source && other.drop !== drop && other.status === 'done')
    .filter(({ openedAt }) => openedAt >= now - usualMs)
    .map((other) => other.counts);
  return {
    DropsApplied: 1,
    DropLagSeconds: (now - since) / 1000,
    RefusedShareAboveUsual: percentageAboveUsual(counts, usual),
    RowsRead: counts.read,
    RowsApplied: counts.applied,
    RowsDuplicate: counts.duplicate,
    RowsRefused: refused,
  };
}
