import { parseDayDigest } from '../../shared/contracts/day-digest.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { DataStatistics } from '../../shared/contracts/statistics.ts';
import { addCounts, noRows, refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import type { DropLedger } from '../../shared/store/drop-ledger.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readAhead } from '../../shared/store/read-ahead.ts';
import { readJson } from '../../shared/store/read-json.ts';

interface SourceSums {
  readonly events: Record<string, number>;
  newest: number;
}

/** What arrived: rows of all finished drops from the ledger, events before `as_of`'s day from the digests. */
export async function dataStatistics(objects: ObjectStore, ledger: DropLedger, plan: RunPlan): Promise<DataStatistics> {
  const done = (await ledger.recent(Number.MAX_SAFE_INTEGER)).filter(({ status }) => status === 'done');
  const counts = done.map((record) => record.counts).reduce(addCounts, noRows);

  const sources = new Map<string, SourceSums>();
  const dates = new Set<string>();
  const read = (key: string) => readJson(objects, key, parseDayDigest);
  for await (const digest of readAhead(plan.digests, read)) {
    dates.add(digest.date);
    for (const [source, { events, newest }] of Object.entries(digest.sources))
      addSource(sources, source, events, newest);
  }
  const newest = Math.max(...[...sources.values()].map((source) => source.newest));
  return {
    drops: done.length,
    rows: { read: counts.read, applied: counts.applied, duplicate: counts.duplicate, refused: refusedRows(counts) },
    refused: counts.refused,
    repaired: counts.repaired,
    sources: [...sources]
      .map(([source, sums]) => ({ source, events: sums.events, newest: new Date(sums.newest).toISOString() }))
      .sort((a, b) => (a.source < b.source ? -1 : 1)),
    newest: sources.size > 0 ? new Date(newest).toISOString() : null,
    days: dates.size,
    firstDate: [...dates].sort()[0] ?? null,
  };
}

function addSource(
  sources: Map<string, SourceSums>,
  source: string,
  events: Readonly<Record<string, number>>,
  newest: number,
): void {
  let sums = sources.get(source);
  if (sums === undefined) {
    sums = { events: {}, newest };
    sources.set(source, sums);
  }
  for (const [kind, count] of Object.entries(events)) sums.events[kind] = (sums.events[kind] ?? 0) + count;
  sums.newest = Math.max(sums.newest, newest);
}
