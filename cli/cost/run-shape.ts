import { planSizes } from '../../functions/plan-run/plan-sizes.ts';
import workflow from '../../shared/contracts/workflow.asl.json' with { type: 'json' };
import type { Terms, WorkflowFunction } from './unit-types.ts';
import type { Assumptions, Workload } from './workload.ts';

export const daysPerMonth = 365 / 12;

/** Rows that ingest applies at once. */
const rowsPerBatch = 100_000;

/** How the month's drops are cut. Fractions are left as they are: what is not whole is an average. */
export interface DropShape {
  readonly batches: number;
  /** Profiles written, summed over all batches. */
  readonly touches: number;
  readonly lakeFiles: number;
}

/** Each drop's last batch is a begun one, so batches are counted rather too many than too few. */
export function dropShape({ profiles, events, drops }: Workload, assumptions: Assumptions): DropShape {
  const { eventsPerWrite, daysPerBatch } = assumptions;
  const batches = drops + events / rowsPerBatch;
  const touches = Math.min(profiles * batches, Math.max(events / eventsPerWrite, Math.min(events, drops)));
  return { batches, touches, lakeFiles: events === 0 ? 0 : batches * daysPerBatch };
}

/** How one run is cut. */
export interface RunShape {
  readonly segments: number;
  readonly parts: number;
  /** Profiles that models learn from. */
  readonly learned: number;
  readonly campaigns: number;
  /** Of the lake. */
  readonly days: number;
  /** Of them that have changed since the run before. */
  readonly changedDays: number;
}

export function runShape(workload: Workload, assumptions: Assumptions): RunShape {
  const { profiles, events, drops, runs, campaigns, historyMonths } = workload;
  const dropsWithEvents = events === 0 ? 0 : drops;
  const { segments, parts, learningShare } = planSizes(profiles);
  return {
    segments,
    parts,
    learned: profiles * learningShare,
    campaigns,
    days: historyMonths * Math.min(daysPerMonth, dropsWithEvents * assumptions.daysPerBatch),
    changedDays: runs === 0 ? 0 : (Math.min(dropsWithEvents, runs) * assumptions.daysPerBatch) / runs,
  };
}

/** Invocations of each function by one run. */
export const invocationsOf = ({
  segments,
  parts,
  campaigns,
  changedDays,
}: RunShape): Record<WorkflowFunction, number> => ({
  'plan-run': 1,
  'extract-segment': segments,
  'digest-day': changedDays,
  'route-evidence': parts,
  'derive-features': parts,
  'fit-models': 1,
  'score-part': parts,
  'publish-audience': campaigns,
  'snapshot-part': parts,
  'finish-run': 1,
  'write-back': parts,
});

export const termsAt = (
  { fixed, segments = 0, parts = 0, campaigns = 0, days = 0, partsOfCampaigns = 0 }: Terms,
  shape: Pick<RunShape, 'segments' | 'parts' | 'campaigns' | 'days'>,
): number =>
  fixed +
  segments * shape.segments +
  parts * shape.parts +
  campaigns * shape.campaigns +
  days * shape.days +
  partsOfCampaigns * shape.parts * shape.campaigns;

interface State {
  readonly Type: string;
  readonly Next?: string;
}

/** The start of an execution and its one task. */
const transitionsPerChild = 2;

/** State transitions of one run that ends well: those of the workflow, and of a child execution for each item of its Maps. */
export function transitionsOf(shape: RunShape): number {
  const invocations = invocationsOf(shape);
  const children = Object.values(invocations).reduce((sum, each) => sum + each, 0) - tasksOnPath();
  return 1 + path().length + children * transitionsPerChild;
}

/** Functions that the workflow itself calls: one invocation each. */
const tasksOnPath = (): number => path().filter(({ Type }) => Type === 'Task').length;

/** The states from the first to the last, when nothing fails. */
function path(): State[] {
  const states = workflow.States as Record<string, State>;
  const passed: State[] = [];
  for (let name: string | undefined = workflow.StartAt; name !== undefined; name = states[name]?.Next)
    passed.push(states[name] as State);
  return passed;
}
