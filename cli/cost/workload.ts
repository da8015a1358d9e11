import { metricUnits, rowMetrics } from '../../shared/contracts/metrics.ts';
import { measuredUnits } from './measured-units.ts';

/** What a stack holds and does in a month. */
export interface Workload {
  readonly profiles: number;
  /** Rows of all drops, refused ones included. */
  readonly events: number;
  readonly drops: number;
  readonly runs: number;
  readonly campaigns: number;
  /** Months of files and of drop records that are kept, this one included. */
  readonly historyMonths: number;
  /** Metrics that alarms watch: an alarm over several costs as much as so many alarms. */
  readonly alarms: number;
  /** Custom metrics of CloudWatch. */
  readonly metrics: number;
  readonly dashboards: number;
  /** Whether a customer managed key encrypts the data. */
  readonly ownKey: boolean;
}

/** What is not known of a shop before it runs. Each can be overridden by who knows better. */
export interface Assumptions {
  /** Events of one customer that meet in one batch of 100,000 rows, so that one write applies them. */
  readonly eventsPerWrite: number;
  /** Share of the profiles whose segments are others than in the run before. */
  readonly changedShare: number;
  /** Of a profile, attribute names included. */
  readonly itemBytes: number;
  /** Of a row as it is dropped, compressed if drops are. */
  readonly rowBytes: number;
  /** Days that the events of one batch are of: a file of the lake each. */
  readonly daysPerBatch: number;
  /** Share of the profiles in the audience of one campaign. */
  readonly audienceShare: number;
  /** Billed seconds of Lambda for a second of CPU here: waiting, TLS, another processor. */
  readonly secondsPerCpuSecond: number;
  /** Billed seconds that a request to S3 is waited for. */
  readonly secondsPerRequest: number;
  /** Billed seconds of starting. Every invocation counts as a cold one. */
  readonly secondsPerInvocation: number;
  readonly logBytesPerInvocation: number;
}

/** Sources of a shop that is not described further. */
const sources = 2;

/** Of the system as a whole; those of rows are kept by source. */
const ownMetrics = Object.keys(metricUnits).length - rowMetrics.length;

export const defaultWorkload: Workload = {
  profiles: 100_000,
  events: 1_000_000,
  drops: 30,
  runs: 30,
  campaigns: 6,
  historyMonths: 12,
  alarms: 15,
  metrics: ownMetrics + rowMetrics.length * sources,
  dashboards: 1,
  ownKey: false,
};

export const defaultAssumptions: Assumptions = {
  eventsPerWrite: 7,
  changedShare: 0.05,
  itemBytes: Math.round(measuredUnits.profileBytes),
  rowBytes: Math.round(measuredUnits.rowBytes),
  daysPerBatch: 2,
  audienceShare: 0.05,
  secondsPerCpuSecond: 1.5,
  secondsPerRequest: 0.03,
  secondsPerInvocation: 0.5,
  logBytesPerInvocation: 2_000,
};
