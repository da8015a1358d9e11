import * as z from 'zod';
import type { DropRecord } from '../drop-ledger.ts';
import type { Item } from './attribute-values.ts';
import { dropKey } from './keys.ts';
import { fromRecordItem, type RecordValue, toRecordItem } from './record-values.ts';

const rowsBy = z.record(z.string(), z.number().int());

const dropRecord = z.object({
  drop: z.string(),
  source: z.string(),
  key: z.string(),
  version_id: z.string().optional(),
  status: z.enum(['open', 'done', 'refused']),
  configuration: z.string(),
  checkpoint: z.number().int(),
  counts: z.object({
    read: z.number().int(),
    applied: z.number().int(),
    duplicate: z.number().int(),
    refused: rowsBy,
    repaired: rowsBy,
    customers: z.number().int(),
  }),
  problem: z.object({ message: z.string(), found: z.string().optional(), expected: z.string().optional() }).optional(),
  opened_at: z.number(),
  finished_at: z.number().optional(),
});

export function toDropItem({ versionId, openedAt, finishedAt, counts, ...record }: DropRecord): Item {
  const names = { version_id: versionId, opened_at: openedAt, finished_at: finishedAt };
  const values = { ...record, ...names, counts: countsValue(counts), kind: 'drop', at: openedAt };
  return { ...toRecordItem(values), ...dropKey(record.drop) };
}

/** @throws {z.ZodError} when the item is no record of a drop */
export function readDropItem(item: Item): DropRecord {
  const { version_id, opened_at, finished_at, ...record } = dropRecord.parse(fromRecordItem(item));
  return {
    ...record,
    openedAt: opened_at,
    ...(version_id !== undefined && { versionId: version_id }),
    ...(finished_at !== undefined && { finishedAt: finished_at }),
  };
}

export const countsValue = (counts: DropRecord['counts']): { readonly [name: string]: RecordValue } => ({
  ...counts,
  refused: { ...counts.refused },
  repaired: { ...counts.repaired },
});
