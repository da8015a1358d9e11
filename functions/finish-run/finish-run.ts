import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { noMetrics, type RecordMetrics } from '../../shared/contracts/metrics.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { renderReport } from '../../shared/report/render-report.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { DropLedger } from '../../shared/store/drop-ledger.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import type { Releases } from '../../shared/store/releases.ts';
import type { RunRecords } from '../../shared/store/run-records.ts';
import { finishSnapshot } from './finish-snapshot.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { publishFileList } from './publish-file-list.ts';
import { releaseRunFiles } from './release-run-files.ts';
import { runMetrics } from './run-metrics.ts';

export interface FinishRunDependencies {
  readonly objects: ObjectStore;
  readonly ledger: DropLedger;
  readonly runs: RunRecords;
  readonly configurations: ConfigurationStore;
  readonly now: () => number;
  /** @default - everything stays */
  readonly releases?: Releases;
  /** @default - nobody watches */
  readonly record?: RecordMetrics;
  /**
   * Name of the bucket, by which queries find the files of the published run.
   * @default - no queries, as in a folder
   */
  readonly bucket?: string | undefined;
}

export type FinishRunInput =
  | { readonly outcome: 'done'; readonly run: string }
  | { readonly outcome: 'failed'; readonly execution: string; readonly error: string };

/**
 * Ends a run. Done: statistics and report, then the pointers, `runs/latest.json` last; from then on readers see this run. Failed:
 * the outcome is recorded and everything published stays as it was. Either way the lock of runs is let go.
 */
export function createFinishRun(dependencies: FinishRunDependencies) {
  const { objects, runs, now, releases, record = noMetrics, bucket } = dependencies;

  return async function finishRun(input: FinishRunInput): Promise<void> {
    if (input.outcome === 'failed') {
      const failed = (await runs.recent(20)).find(
        ({ holder, status }) => holder === input.execution && status === 'running',
      );
      if (failed !== undefined)
        await runs.end(failed.run, { status: 'failed', finishedAt: now(), failure: input.error });
      return;
    }
    const plan = await readJson(objects, bucketKeys.plan(input.run), parseRunPlan);
    const snapshot = await finishSnapshot(dependencies, plan);
    const statistics = await gatherStatistics(dependencies, plan, snapshot);
    await writeJson(objects, bucketKeys.runStatistics(plan.run), statistics);
    await objects.write(bucketKeys.report(plan.run), Buffer.from(renderReport(statistics)));
    if (bucket !== undefined) await publishFileList(objects, bucket, plan.run);
    await publish(objects, plan, statistics, new Date(now()).toISOString());
    await runs.end(plan.run, { status: 'done', finishedAt: now(), profiles: statistics.customers.profiles });
    record(runMetrics(plan, statistics, await runs.recent(20), now()));
    if (releases !== undefined) await releaseRunFiles({ objects, runs, releases }, plan);
  };
}

async function publish(
  objects: ObjectStore,
  plan: RunPlan,
  statistics: Statistics,
  publishedAt: string,
): Promise<void> {
  const { run, asOf } = plan;
  for (const { campaign, manifest } of statistics.audiences)
    await writeJson(objects, bucketKeys.latestAudience(campaign), { run, manifest });
  await writeJson(objects, bucketKeys.latestReport, { run, report: bucketKeys.report(run) });
  await writeJson(objects, bucketKeys.latestRun, { run, asOf, publishedAt });
}
