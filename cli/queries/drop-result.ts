import { gunzipSync } from 'node:zlib';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import type { DropRecord } from '../../shared/store/drop-ledger.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import type { DropResult } from '../results.ts';

const shownSamples = 3;

/** What became of one file. */
export interface DroppedFile {
  /** The record of its content; of a duplicate, that of the drop it repeats. */
  readonly record: DropRecord;
  /** Whether the same content had been applied before. */
  readonly duplicate: boolean;
}

/** What a command says of a file it put in. Of content that was there before, every row is a duplicate. */
export async function dropResult(
  objects: ObjectStore,
  { record, duplicate }: DroppedFile,
  file: string,
  seconds: number,
): Promise<DropResult> {
  const { source, drop, counts } = record;
  const base = { source, file, drop, seconds, problem: null, samples: [] };
  if (record.status === 'refused') {
    const rows = { read: 0, applied: 0, duplicate: 0, refused: 0 };
    const problem = record.problem ?? { message: 'the file could not be read' };
    return { ...base, status: 'refused', rows, refused: {}, repaired: {}, customers: 0, quarantine: null, problem };
  }
  const { read, applied, duplicate: repeats, refused, repaired, customers } = counts;
  if (duplicate) {
    const rows = { read, applied: 0, duplicate: read, refused: 0 };
    return { ...base, status: 'duplicate', rows, refused: {}, repaired: {}, customers: 0, quarantine: null };
  }
  const rows = { read, applied, duplicate: repeats, refused: refusedRows(counts) };
  const quarantine = rows.refused > 0 ? bucketKeys.quarantine(source, drop) : null;
  const samples = quarantine === null ? [] : await firstRejects(objects, quarantine);
  return { ...base, status: 'applied', rows, refused, repaired, customers, quarantine, samples };
}

async function firstRejects(objects: ObjectStore, prefix: string): Promise<DropResult['samples']> {
  for await (const { key } of objects.list(prefix)) {
    const lines = gunzipSync(await readBytes(objects, key))
      .toString('utf8')
      .split('\n', shownSamples);
    return lines
      .filter((line) => line !== '')
      .map((line) => {
        const { line: number, reason, message } = JSON.parse(line);
        return { line: number, reason, message };
      });
  }
  return [];
}
