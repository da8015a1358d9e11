import { deployed } from './deployed.ts';
import { monthlyInvocations } from './lambda-units.ts';
import { type LineKey, type LineUnits, ofActivity, standing } from './lines.ts';
import { daysPerMonth, runShape, transitionsOf } from './run-shape.ts';
import { s3Units } from './s3-units.ts';
import type { MeasuredUnits } from './unit-types.ts';
import type { Assumptions, Workload } from './workload.ts';

type OtherLine = Exclude<
  LineKey,
  | keyof ReturnType<typeof s3Units>
  | 'profileWrites'
  | 'segmentWrites'
  | 'recordWrites'
  | 'ingestReads'
  | 'runReads'
  | 'tableStorage'
  | 'tableBackup'
  | 'invocations'
  | 'ingestCompute'
  | 'runCompute'
>;

/** S3 sends it, Lambda receives and deletes it. */
const requestsPerMessage = 3;
/** Lambda asks a queue with five long polls of twenty seconds each, whether anything is in it or not. */
const pollsPerMinute = 15;
/** With a key for the bucket S3 asks KMS for about one request in a hundred. */
const requestsPerKeyRequest = 100;

/** Everything but table, bucket and functions. */
export function otherUnits(
  workload: Workload,
  assumptions: Assumptions,
  measured: MeasuredUnits,
): Record<OtherLine, LineUnits> {
  const { drops, runs, alarms, metrics, dashboards, ownKey } = workload;
  const logGigabytes = (monthlyInvocations(workload, assumptions) * assumptions.logBytesPerInvocation) / 1e9;
  const { gets, puts } = s3Units(workload, assumptions, measured);
  return {
    transitions: ofActivity(runs * transitionsOf(runShape(workload, assumptions))),
    messages: ofActivity(drops * requestsPerMessage),
    polling: standing(deployed.queues * pollsPerMinute * 60 * 24 * daysPerMonth),
    schedules: ofActivity(runs),
    logs: ofActivity(logGigabytes),
    logStorage: ofActivity(logGigabytes * deployed.logMonths),
    alarms: standing(alarms),
    // A metric is billed for the hours it is sent in: none when nothing happens.
    metrics: ofActivity(drops + runs === 0 ? 0 : metrics),
    dashboards: standing(dashboards),
    keys: standing(ownKey ? 1 : 0),
    keyRequests: ofActivity(ownKey ? (gets.units + puts.units) / requestsPerKeyRequest : 0),
    transfer: standing(0),
  };
}
