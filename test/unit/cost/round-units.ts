import type { InvocationUnits, MeasuredUnits } from '../../../cli/cost/unit-types.ts';
import type { Assumptions } from '../../../cli/cost/workload.ts';
import { workflowFunctionNames } from '../../../shared/contracts/function-names.ts';

const invocation: InvocationUnits = { gets: { fixed: 2 }, puts: { fixed: 1 }, cpuFixed: 0.1, cpuEach: 0.0001 };

/** Units that are easy to reckon with by hand. */
export const roundUnits: MeasuredUnits = {
  writeUnitsPerTouch: 1,
  readUnitsPerTouch: 0.5,
  writeUnitsPerDrop: 6,
  readUnitsPerDrop: 1,
  writeUnitsPerRun: 5,
  writeUnitsPerSegments: 1,
  profileBytes: 600,
  segmentsBytes: 200,
  rowBytes: 100,
  lakeBytesPerEvent: 20,
  digestBytesPerEvent: 10,
  workBytesPerProfile: 1600,
  learningBytesPerProfile: 500,
  stateBytesPerProfile: 400,
  snapshotBytesPerProfile: 100,
  audienceBytesPerMember: 10,
  reportBytes: 100_000,
  getsPerDrop: { fixed: 4, campaigns: 1 },
  putsPerDrop: { fixed: 2 },
  ingest: { cpuFixed: 0.1, cpuPerEvent: 0.00001, cpuPerTouch: 0.001 },
  run: Object.fromEntries(workflowFunctionNames.map((name) => [name, invocation])) as MeasuredUnits['run'],
};

export const roundAssumptions: Assumptions = {
  eventsPerWrite: 7,
  changedShare: 0.1,
  itemBytes: 600,
  rowBytes: 100,
  daysPerBatch: 1,
  audienceShare: 0.1,
  secondsPerCpuSecond: 1,
  secondsPerRequest: 0.01,
  secondsPerInvocation: 1,
  logBytesPerInvocation: 1000,
};
