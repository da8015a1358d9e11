import { type LineKey, type LineUnits, ofActivity, standing } from './lines.ts';
import { dropShape } from './run-shape.ts';
import type { MeasuredUnits } from './unit-types.ts';
import type { Assumptions, Workload } from './workload.ts';

type DynamoDbLine = Extract<
  LineKey,
  'profileWrites' | 'segmentWrites' | 'recordWrites' | 'ingestReads' | 'runReads' | 'tableStorage' | 'tableBackup'
>;

const bytesPerWriteUnit = 1024;
const bytesPerReadUnit = 4096;
/** DynamoDB adds this to every item that it stores. */
const overheadBytes = 100;
/** What `plan-run` reads to know how large the table is: of its beginning, and of one of 256 segments where it is longer. */
const estimateBytes = 16 * 1024 * 1024;
const estimateSegments = 256;
/** A scan reads twice as much for a unit. */
const eventual = 0.5;

/** Requests and bytes of the table. */
export function dynamoDbUnits(
  workload: Workload,
  assumptions: Assumptions,
  measured: MeasuredUnits,
): Record<DynamoDbLine, LineUnits> {
  const { profiles, drops, runs, historyMonths } = workload;
  const { itemBytes, changedShare } = assumptions;
  const { batches, touches } = dropShape(workload, assumptions);
  const itemUnits = (bytes: number, unitBytes: number) => Math.max(1, Math.ceil(bytes / unitBytes));

  const tableBytes = profiles * (itemBytes + measured.segmentsBytes);
  const scannedBytes =
    tableBytes +
    Math.min(tableBytes, estimateBytes) +
    Math.min(Math.max(0, tableBytes - estimateBytes) / estimateSegments, estimateBytes);
  const storedGigabytes = (tableBytes + 2 * overheadBytes * profiles) / 1e9;
  const kept = drops * historyMonths;

  return {
    profileWrites: ofActivity(touches * Math.max(measured.writeUnitsPerTouch, itemUnits(itemBytes, bytesPerWriteUnit))),
    segmentWrites: ofActivity(runs * profiles * changedShare * measured.writeUnitsPerSegments),
    recordWrites: ofActivity(drops * measured.writeUnitsPerDrop + (batches - drops) + runs * measured.writeUnitsPerRun),
    ingestReads: ofActivity(
      touches * Math.max(measured.readUnitsPerTouch, eventual * itemUnits(itemBytes, bytesPerReadUnit)) +
        drops * measured.readUnitsPerDrop,
    ),
    // The report counts every drop ever made, so each run reads all records: a unit each.
    runReads: ofActivity(runs * ((eventual * scannedBytes) / bytesPerReadUnit + kept)),
    tableStorage: standing(storedGigabytes),
    tableBackup: standing(storedGigabytes),
  };
}
