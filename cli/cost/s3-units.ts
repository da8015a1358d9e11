import { deployed } from './deployed.ts';
import { type LineKey, type LineUnits, ofActivity, standing } from './lines.ts';
import { daysPerMonth, dropShape, invocationsOf, type RunShape, runShape, termsAt } from './run-shape.ts';
import type { MeasuredUnits, WorkflowFunction } from './unit-types.ts';
import type { Assumptions, Workload } from './workload.ts';

type S3Line = Extract<LineKey, 'puts' | 'gets' | 'objectStorage'>;

/** An object of this size or more is sent in parts of it. */
const partBytes = 8 * 1024 * 1024;
const keysPerPage = 1000;

/** Requests and bytes of the bucket. */
export function s3Units(
  workload: Workload,
  assumptions: Assumptions,
  measured: MeasuredUnits,
): Record<S3Line, LineUnits> {
  const ingest = ingestRequests(workload, assumptions, measured);
  const run = runRequests(workload, assumptions, measured);
  const { drops, runs } = workload;
  return {
    // Who drops a file puts it, too.
    puts: ofActivity(drops + ingest.puts + runs * run.puts),
    gets: ofActivity(ingest.gets + runs * run.gets),
    objectStorage: standing(storedBytes(workload, assumptions, measured) / 1e9),
  };
}

export interface Requests {
  readonly gets: number;
  readonly puts: number;
}

/** Of all ingest of the month. The drop that was measured wrote one file to the lake, and refused nothing. */
export function ingestRequests(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): Requests {
  const { drops, campaigns, events } = workload;
  const { batches, lakeFiles } = dropShape(workload, assumptions);
  const shape = { segments: 0, parts: 0, campaigns, days: 0 };
  const rejects = events === 0 ? 0 : batches;
  return {
    gets: drops * termsAt(measured.getsPerDrop, shape),
    puts: drops * termsAt(measured.putsPerDrop, shape) + lakeFiles + rejects,
  };
}

/** Of one run. */
export function runRequests(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): Requests {
  const shape = runShape(workload, assumptions);
  const invocations = invocationsOf(shape);
  const all = (kind: 'gets' | 'puts') =>
    Object.entries(invocations).reduce(
      (sum, [name, times]) => sum + times * termsAt(measured.run[name as WorkflowFunction][kind], shape),
      0,
    );
  const { lakeFiles } = dropShape(workload, assumptions);
  const { profiles, runs, historyMonths } = workload;
  const listed = (historyMonths * (lakeFiles + runs * shape.changedDays)) / keysPerPage;
  const written = workBytes(workload, assumptions, measured) + profiles * measured.stateBytesPerProfile;
  return {
    gets: all('gets') + filesDigested(workload, assumptions, shape),
    puts: all('puts') + listed + written / partBytes,
  };
}

/** Of the files of one run that its own states alone read. */
const workBytes = (workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): number =>
  workload.profiles * measured.workBytesPerProfile +
  runShape(workload, assumptions).learned * measured.learningBytesPerProfile;

/** Files of the days that one run makes digests of: each is read as often as its day changes, begun months included. */
function filesDigested(workload: Workload, assumptions: Assumptions, { changedDays }: RunShape): number {
  if (workload.runs === 0 || changedDays === 0) return 0;
  return (dropShape(workload, assumptions).lakeFiles * assumptions.daysPerBatch) / workload.runs;
}

/** Bytes kept, with what was deleted and stays as an old version. The work files of the last two runs stay however old they are. */
function storedBytes(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): number {
  const { profiles, events, runs, campaigns, historyMonths } = workload;
  const { rowBytes, audienceShare, daysPerBatch } = assumptions;
  const { runFilesDays, oldVersionDays, audienceDays } = deployed;
  const runsKept = historyMonths * runs;
  const workKept = 2 + (runs * (runFilesDays + oldVersionDays)) / daysPerMonth;
  const audiencesKept = 2 + Math.min(runsKept, (runs * (audienceDays + oldVersionDays)) / daysPerMonth);
  return (
    // A day that changes gets another digest, and the one before stays.
    historyMonths * events * (rowBytes + measured.lakeBytesPerEvent + daysPerBatch * measured.digestBytesPerEvent) +
    workKept * workBytes(workload, assumptions, measured) +
    runsKept * (profiles * (measured.stateBytesPerProfile + measured.snapshotBytesPerProfile) + measured.reportBytes) +
    audiencesKept * campaigns * profiles * audienceShare * measured.audienceBytesPerMember
  );
}
