import program from '../../package.json' with { type: 'json' };
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import { parseLatestRun, parseRunPlan, type RunPlan, runEncoding } from '../../shared/contracts/run-plan.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import type { RunRecords } from '../../shared/store/run-records.ts';
import { pinSuppression } from './plan-suppression.ts';
import { workLeft } from './work-left.ts';

export type ResumeObstacle = 'unknown' | 'done' | 'other_version' | 'superseded';

/** A run cannot be gone on with. */
export class ResumeRefusedError extends Error {
  override readonly name = 'ResumeRefusedError';
  readonly run: string;
  readonly obstacle: ResumeObstacle;

  constructor(run: string, obstacle: ResumeObstacle, why: string) {
    super(`Run ${run} cannot be resumed: ${why}`);
    this.run = run;
    this.obstacle = obstacle;
  }
}

export interface ResumeRunDependencies {
  readonly objects: ObjectStore;
  readonly runs: RunRecords;
  readonly configurations: ConfigurationStore;
  readonly isAlive: (holder: string) => Promise<boolean>;
}

/**
 * Takes up a run that failed or was killed, by what it pinned: instant, configuration, previous run, cut. Whom not to contact is read
 * again while nobody is scored yet.
 *
 * @throws {RunInProgressError}
 * @throws {ResumeRefusedError} when it is done or not known, another version planned it, or a later run was published: arms that
 * were given since would be lost
 */
export function createResumeRun({ objects, runs, configurations, isAlive }: ResumeRunDependencies) {
  return async function resumeRun({
    run,
    execution,
    startedAt,
  }: {
    readonly run: string;
    readonly execution: string;
    readonly startedAt: string;
  }): Promise<PlanOutput> {
    const plan = await resumablePlan(run);
    await runs.begin(
      { run, asOf: plan.asOf, status: 'running', holder: execution, startedAt: Date.parse(startedAt) },
      isAlive,
    );
    const latest = await findJson(objects, bucketKeys.latestRun, parseLatestRun);
    if (latest !== undefined && latest.run !== plan.previousRun && latest.run !== run)
      throw new ResumeRefusedError(run, 'superseded', `run ${latest.run} was published since. Start a new run.`);

    const { lists } = await configurations.load(plan.configuration);
    const left = workLeft(plan, {
      keys: await keysUnder(
        bucketKeys.run(run),
        ...plan.campaigns.map((campaign) => bucketKeys.audience(campaign, run)),
      ),
      digests: await keysUnder(bucketKeys.digests),
      hasLists: lists.size > 0,
    });
    if (left.scores.length === plan.parts) await pinSuppression(objects, run);
    return left;
  };

  async function resumablePlan(run: string): Promise<RunPlan> {
    const [record, plan] = [await runs.find(run), await findJson(objects, bucketKeys.plan(run), parseRunPlan)];
    if (record?.status === 'done') throw new ResumeRefusedError(run, 'done', 'it is done.');
    if (record === undefined || plan === undefined)
      throw new ResumeRefusedError(run, 'unknown', 'no plan of it is there. Start a new run.');
    if (plan.program === program.version && plan.encoding === runEncoding) return plan;
    throw new ResumeRefusedError(
      run,
      'other_version',
      `version ${plan.program ?? 'before 0.1.0'} of strata began it, with files of encoding ${plan.encoding}, and this is ${program.version}, with ` +
        `${runEncoding}. Start a new run.`,
    );
  }

  async function keysUnder(...prefixes: readonly string[]): Promise<Set<string>> {
    const keys = new Set<string>();
    for (const prefix of prefixes) for await (const { key } of objects.list(prefix)) keys.add(key);
    return keys;
  }
}
