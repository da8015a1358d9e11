import { deployed } from './deployed.ts';
import { type LineKey, type LineUnits, ofActivity } from './lines.ts';
import { dropShape, invocationsOf, runShape, termsAt } from './run-shape.ts';
import { ingestRequests, runRequests } from './s3-units.ts';
import type { MeasuredUnits, WorkflowFunction } from './unit-types.ts';
import type { Assumptions, Workload } from './workload.ts';

type LambdaLine = Extract<LineKey, 'invocations' | 'ingestCompute' | 'runCompute'>;

/** Customers of the largest sample that clusters are fitted to; of them 200,000 are learned from, so the others are counted too dear. */
const largestSample = 2_000_000;

/** Each called once a run, with the memory for a whole run. */
export const wholeFunctions = ['fit-models', 'finish-run'] as const;

/** Invocations of all functions in the month. */
export function monthlyInvocations(workload: Workload, assumptions: Assumptions): number {
  const invocations = Object.values(invocationsOf(runShape(workload, assumptions)));
  return workload.drops + workload.runs * invocations.reduce((sum, each) => sum + each, 0);
}

export function lambdaUnits(
  workload: Workload,
  assumptions: Assumptions,
  measured: MeasuredUnits,
): Record<LambdaLine, LineUnits> {
  const gigabytes = deployed.memoryMegabytes / 1024;
  const runGigabyteSeconds =
    gigabytes * runSeconds(workload, assumptions, measured) +
    (deployed.wholeMemoryMegabytes / 1024 - gigabytes) * wholeSeconds(workload, assumptions, measured);
  return {
    invocations: ofActivity(monthlyInvocations(workload, assumptions)),
    ingestCompute: ofActivity(gigabytes * ingestSeconds(workload, assumptions, measured)),
    runCompute: ofActivity(workload.runs * runGigabyteSeconds),
  };
}

function ingestSeconds(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): number {
  const { drops, events } = workload;
  const { touches } = dropShape(workload, assumptions);
  const { cpuFixed, cpuPerEvent, cpuPerTouch } = measured.ingest;
  const { gets, puts } = ingestRequests(workload, assumptions, measured);
  const cpu = drops * cpuFixed + events * cpuPerEvent + touches * cpuPerTouch;
  return billed(assumptions, { cpu, requests: gets + puts, invocations: drops });
}

function runSeconds(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): number {
  const { gets, puts } = runRequests(workload, assumptions, measured);
  const invocations = invocationsOf(runShape(workload, assumptions));
  const names = Object.keys(invocations) as WorkflowFunction[];
  const cpu = names.reduce((sum, name) => {
    const { cpuFixed, cpuEach } = measured.run[name];
    return sum + invocations[name] * cpuFixed + workOf(name, workload, assumptions) * cpuEach;
  }, 0);
  const count = names.reduce((sum, name) => sum + invocations[name], 0);
  return billed(assumptions, { cpu, requests: gets + puts, invocations: count });
}

/** Of them, those of functions that work on a whole run, with more memory. */
function wholeSeconds(workload: Workload, assumptions: Assumptions, measured: MeasuredUnits): number {
  const shape = runShape(workload, assumptions);
  return wholeFunctions.reduce((sum, name) => {
    const { cpuFixed, cpuEach, gets, puts } = measured.run[name];
    const cpu = cpuFixed + workOf(name, workload, assumptions) * cpuEach;
    const requests = termsAt(gets, shape) + termsAt(puts, shape);
    return sum + billed(assumptions, { cpu, requests, invocations: 1 });
  }, 0);
}

/** What all invocations of a function in one run work on together: profiles, members of audiences, or events. */
function workOf(
  name: WorkflowFunction,
  { profiles, campaigns, events, runs }: Workload,
  assumptions: Assumptions,
): number {
  const { audienceShare, daysPerBatch } = assumptions;
  if (name === 'publish-audience') return campaigns * profiles * audienceShare;
  if (name === 'digest-day') return runs === 0 ? 0 : (events * daysPerBatch) / runs;
  return name === 'fit-models' ? Math.min(profiles, largestSample) : profiles;
}

interface Work {
  readonly cpu: number;
  /** To S3, one after another. */
  readonly requests: number;
  readonly invocations: number;
}

const billed = (assumptions: Assumptions, { cpu, requests, invocations }: Work): number =>
  cpu * assumptions.secondsPerCpuSecond +
  requests * assumptions.secondsPerRequest +
  invocations * assumptions.secondsPerInvocation;
