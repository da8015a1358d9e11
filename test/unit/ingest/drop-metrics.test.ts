import { describe, expect, it } from 'vitest';
import { dropMetrics } from '../../../functions/ingest-drop/drop-metrics.ts';
import { noRows } from '../../../shared/domain/drops/drop-counts.ts';
import type { DropLedger, DropRecord } from '../../../shared/store/drop-ledger.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-03-20T12:00:00Z');

function record(drop: string, read: number, refused: number, changes: Partial<DropRecord> = {}): DropRecord {
  const counts = { ...noRows, read, applied: read - refused - 1, duplicate: 1, refused: { missing_id: refused } };
  return {
    drop,
    source: 'web',
    key: `drops/web/${drop}.csv`,
    status: 'done',
    configuration: 'v',
    checkpoint: 0,
    counts,
    openedAt: now - day,
    ...changes,
  };
}

function ledgerOf(records: readonly DropRecord[]) {
  const asked: number[] = [];
  const recent = async (limit: number) => {
    asked.push(limit);
    return records.slice(0, limit);
  };
  return { ledger: { recent } as unknown as DropLedger, asked };
}

describe('dropMetrics(ledger, record, since, now)', () => {
  it('counts every row once, and the lag from the put', async () => {
    const { ledger } = ledgerOf([]);
    expect(await dropMetrics(ledger, record('a', 100, 9), now - 2500, now)).toEqual({
      DropsApplied: 1,
      DropLagSeconds: 2.5,
      RefusedShareAboveUsual: 9,
      RowsRead: 100,
      RowsApplied: 90,
      RowsDuplicate: 1,
      RowsRefused: 9,
    });
  });

  it('takes as usual what its own source did in the two weeks before', async () => {
    const { ledger } = ledgerOf([
      record('a', 100, 30),
      record('b', 300, 30),
      record('c', 100, 100, { source: 'app' }),
      record('d', 100, 100, { openedAt: now - 15 * day }),
      record('e', 100, 100, { status: 'open' }),
      record('f', 100, 10, { openedAt: now - 13 * day }),
    ]);
    const { RefusedShareAboveUsual } = await dropMetrics(ledger, record('a', 100, 30), now, now);
    expect(RefusedShareAboveUsual).toBeCloseTo(20, 9);
  });

  it('asks nothing of the ledger for a drop without refused rows', async () => {
    const { ledger, asked } = ledgerOf([record('b', 100, 50)]);
    expect((await dropMetrics(ledger, record('a', 100, 0), now, now)).RefusedShareAboveUsual).toBe(0);
    expect(asked).toEqual([]);
  });
});
