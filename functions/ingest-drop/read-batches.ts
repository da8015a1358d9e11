import { type DropCounts, noRows } from '../../shared/domain/drops/drop-counts.ts';
import { createRecentMessages } from '../../shared/domain/drops/recent-messages.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import type { Refusal, RefusalReason } from '../../shared/domain/event/refusal.ts';
import type { ReadRow, RowChunk } from '../../shared/sources/drop-reader.ts';

export interface Reject {
  readonly line: number;
  readonly refusal: Refusal;
  /** The row as it stands in the file; of an oversized one its beginning. */
  readonly raw: string;
}

/** Some consecutive rows of a drop. */
export interface Batch {
  /** From 0 up. */
  readonly number: number;
  readonly events: readonly Event[];
  readonly rejects: readonly Reject[];
  /** Of this batch alone; `customers` is left to who aggregates it. */
  readonly counts: DropCounts;
}

export interface BatchLimits {
  readonly rows: number;
  /** Of decompressed rows. */
  readonly bytes: number;
}

export const batchLimits: BatchLimits = { rows: 100_000, bytes: 32 * 1024 * 1024 };

/**
 * Cuts the rows of a drop into batches. Where a batch ends depends on the rows alone, never on time, memory or how the file
 * came in: who reads the drop again gets the same batches.
 */
export async function* readBatches(chunks: AsyncIterable<RowChunk>, limits = batchLimits): AsyncGenerator<Batch> {
  const messages = createRecentMessages();
  const uniqueRows = createRecentMessages();
  let draft = createDraft();
  let number = 0;
  for await (const { rows } of chunks) {
    for (const row of rows) {
      addRow(draft, row, messages, uniqueRows);
      if (draft.rows < limits.rows && draft.bytes < limits.bytes) continue;
      yield finishDraft(draft, number++);
      draft = createDraft();
    }
  }
  if (draft.rows > 0) yield finishDraft(draft, number);
}

const createDraft = () => ({
  rows: 0,
  bytes: 0,
  duplicate: 0,
  events: [] as Event[],
  rejects: [] as Reject[],
  refused: {} as Partial<Record<RefusalReason, number>>,
  repaired: {} as Record<string, number>,
});

type Draft = ReturnType<typeof createDraft>;

type Recent = ReturnType<typeof createRecentMessages>;

function addRow(draft: Draft, row: ReadRow, messages: Recent, uniqueRows: Recent): void {
  draft.rows++;
  draft.bytes += row.bytes;
  if (row.refusal !== undefined) {
    const { reason } = row.refusal;
    draft.refused[reason] = (draft.refused[reason] ?? 0) + 1;
    draft.rejects.push(row);
    return;
  }
  const { messageId } = row.event;
  const isSameMessage = messageId !== undefined && messages.isRepeat(messageId);
  const isSameRow = row.uniqueRow !== undefined && uniqueRows.isRepeat(row.uniqueRow);
  if (isSameMessage || isSameRow) {
    draft.duplicate++;
    return;
  }
  for (const repair of row.repaired ?? []) draft.repaired[repair] = (draft.repaired[repair] ?? 0) + 1;
  draft.events.push(row.event);
}

function finishDraft({ rows, duplicate, events, rejects, refused, repaired }: Draft, number: number): Batch {
  const counts = { ...noRows, read: rows, applied: events.length, duplicate, refused, repaired };
  return { number, events, rejects, counts };
}
