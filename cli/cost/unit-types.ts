import type { workflowFunctionNames } from '../../shared/contracts/function-names.ts';

export type WorkflowFunction = (typeof workflowFunctionNames)[number];

/** A count of one invocation that is linear in how a run is cut. What is not there is zero. */
export interface Terms {
  readonly fixed: number;
  readonly segments?: number;
  readonly parts?: number;
  readonly campaigns?: number;
  /** Of the lake that have a digest. */
  readonly days?: number;
  /** Of every part of every campaign. */
  readonly partsOfCampaigns?: number;
}

/** What one invocation of a function of a run asks of S3, and its CPU here. */
export interface InvocationUnits {
  /** Requests priced as GET. */
  readonly gets: Terms;
  /** Requests priced as PUT, pages of lists included. */
  readonly puts: Terms;
  /** Seconds of an invocation over next to no profiles. */
  readonly cpuFixed: number;
  /** Seconds for each profile it works on; of `publish-audience` for each member, of `digest-day` for each event. */
  readonly cpuEach: number;
}

export interface MeasuredUnits {
  /** Write units that a batch costs for each profile it touches: one while the item is no larger than 1 KB. */
  readonly writeUnitsPerTouch: number;
  readonly readUnitsPerTouch: number;
  /** Ledger and record of a drop of one batch, the index included. */
  readonly writeUnitsPerDrop: number;
  readonly readUnitsPerDrop: number;
  readonly writeUnitsPerRun: number;
  readonly writeUnitsPerSegments: number;
  readonly profileBytes: number;
  readonly segmentsBytes: number;
  readonly rowBytes: number;
  readonly lakeBytesPerEvent: number;
  /** Under `lake/digests/`, each time that a day of it gets a digest. */
  readonly digestBytesPerEvent: number;
  /** Of each profile and run, under `runs/`: what the second run after it lets go of, */
  readonly workBytesPerProfile: number;
  /** and as much beside it of each profile that models learn from. */
  readonly learningBytesPerProfile: number;
  /** Of each profile and run, under `runs/`: what stays. */
  readonly stateBytesPerProfile: number;
  /** Under `profiles/`. */
  readonly snapshotBytesPerProfile: number;
  readonly audienceBytesPerMember: number;
  /** Under `reports/`, of each run. */
  readonly reportBytes: number;
  readonly getsPerDrop: Terms;
  readonly putsPerDrop: Terms;
  readonly ingest: { readonly cpuFixed: number; readonly cpuPerEvent: number; readonly cpuPerTouch: number };
  readonly run: Readonly<Record<WorkflowFunction, InvocationUnits>>;
}
