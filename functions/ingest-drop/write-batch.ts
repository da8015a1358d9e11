import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { writeEvents } from '../../shared/formats/events-parquet.ts';
import { gzipLines } from '../../shared/formats/gzip-lines.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { Batch } from './read-batches.ts';

/**
 * Writes what a batch leaves in the bucket: accepted events to the lake, a file a day, and refused rows to quarantine. Keys and
 * contents are functions of drop and batch, so writing again changes nothing.
 */
export async function writeBatch(objects: ObjectStore, source: string, drop: string, batch: Batch): Promise<void> {
  for (const [day, events] of byDay(batch.events)) {
    await objects.write(bucketKeys.lakeFile(dateOfDay(day), drop, batch.number), writeEvents(events));
  }
  if (batch.rejects.length === 0) return;
  const lines = batch.rejects.map(({ line, refusal: { reason, message }, raw }) =>
    JSON.stringify({ line, reason, message, row: raw }),
  );
  await objects.write(bucketKeys.rejects(source, drop, batch.number), gzipLines(lines));
}

function byDay(events: readonly Event[]): Map<number, Event[]> {
  const days = new Map<number, Event[]>();
  for (const event of events) {
    const sameDay = days.get(event.day);
    if (sameDay === undefined) days.set(event.day, [event]);
    else sameDay.push(event);
  }
  return days;
}
