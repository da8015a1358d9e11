import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeriveFeatures } from '../../functions/derive-features/derive-features.ts';
import { createDigestDay } from '../../functions/digest-day/digest-day.ts';
import { createExtractSegment } from '../../functions/extract-segment/extract-segment.ts';
import { createFinishRun } from '../../functions/finish-run/finish-run.ts';
import { createFitModels } from '../../functions/fit-models/fit-models.ts';
import { createPlanRun } from '../../functions/plan-run/plan-run.ts';
import { createPublishAudience } from '../../functions/publish-audience/publish-audience.ts';
import { createRouteEvidence } from '../../functions/route-evidence/route-evidence.ts';
import { createScorePart } from '../../functions/score-part/score-part.ts';
import { createSnapshotPart } from '../../functions/snapshot-part/snapshot-part.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { forgetPeak, peakMegabytes } from './peak-memory.ts';
import type { SyntheticCustomers } from './synthetic-customers.ts';
import { writeLake } from './synthetic-lake.ts';

export interface MeasuredState {
  readonly state: string;
  readonly children: number;
  /** User and system, of the functions alone: making customers up is not counted. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export interface MeasuredRun {
  readonly profiles: number;
  readonly events: number;
  readonly parts: number;
  readonly states: readonly MeasuredState[];
  readonly run: string;
}

export interface RunOptions {
  readonly customers: SyntheticCustomers;
  readonly profiles: number;
  readonly parts?: number | undefined;
  readonly configuration: Configuration;
  readonly onProgress: (text: string) => void;
  /** Looks at what the run left, before it is thrown away. */
  readonly look?: (objects: ObjectStore, run: string) => Promise<void>;
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** A whole run but for its writing back, state by state over a folder, each function as often as the plan says. */
export async function measureStates(options: RunOptions): Promise<MeasuredRun> {
  const { customers, profiles, parts, configuration, onProgress, look } = options;
  const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  try {
    const objects = createFolderObjectStore(folder);
    const events = await writeLake(objects, customers, profiles, (done) => onProgress(`lake ${done} of ${profiles}`));
    const made = { seconds: 0 };
    const bench = dependencies(objects, customers, profiles, configuration, made);
    const states: MeasuredState[] = [];

    async function measure(state: string, children: readonly number[], work: (child: number) => Promise<void>) {
      forgetPeak();
      made.seconds = 0;
      const before = cpuSeconds();
      for (const child of children) {
        onProgress(`${state} ${child + 1} of ${children.length}`);
        await work(child);
      }
      const seconds = cpuSeconds() - before - made.seconds;
      states.push({ state, children: children.length, cpuSeconds: seconds, peakMegabytes: peakMegabytes() });
    }

    let plan: PlanOutput | undefined;
    await measure('Plan', [0], async () => {
      plan = await createPlanRun(bench)({
        execution: 'local:bench:0:run',
        startedAt: '2011-12-10T03:00:00Z',
        input: { asOf: '2011-12-10', parts },
      });
    });
    if (plan === undefined) throw new Error('plan-run gave no plan.');
    const { run } = plan;
    await measure('Extract', plan.segments, (segment) => createExtractSegment(bench)({ run, segment }));
    await measure('Digest', plan.days, (day) => createDigestDay(bench)({ run, day }));
    await measure('Route', plan.routes, (part) => createRouteEvidence(bench)({ run, part }));
    await measure('Feature', plan.features, (part) => createDeriveFeatures(bench)({ run, part }));
    await measure('Fit', [0], () => createFitModels(bench)({ run }));
    await measure('Score', plan.scores, (part) => createScorePart(bench)({ run, part }));
    await measure('Publish', plan.campaigns, (campaign) => createPublishAudience(bench)({ run, campaign }));
    await measure('Snapshot', plan.snapshots, (part) => createSnapshotPart(bench)({ run, part }));
    await measure('Finish', [0], () => createFinishRun(bench)({ outcome: 'done', run }));
    await look?.(objects, run);
    return { profiles, events, parts: plan.parts.length, states, run };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A table that makes its customers up as it is scanned, and records in memory. */
function dependencies(
  objects: ObjectStore,
  customers: SyntheticCustomers,
  count: number,
  configuration: Configuration,
  made: { seconds: number },
) {
  const no = async (): Promise<never> => {
    throw new Error('A run does not ask this of the table.');
  };
  return {
    objects,
    configurations: { load: async () => configuration },
    profiles: {
      estimate: async () => ({ profiles: count }),
      async *scan(segment: number, total: number) {
        for (let customer = segment; customer < count; customer += total) {
          const before = cpuSeconds();
          const profile = customers.profile(customer);
          made.seconds += cpuSeconds() - before;
          yield profile;
        }
      },
      applyDeltas: no,
      read: no,
      count: no,
    },
    ledger: { register: no, find: no, open: no, advance: no, finish: no, refuse: no, recent: async () => [] },
    runs: { begin: async () => {}, end: async () => {}, find: async () => undefined, recent: async () => [] },
    now: () => Date.parse('2011-12-10T03:00:00Z'),
    isAlive: async () => false,
  };
}
