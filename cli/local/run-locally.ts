import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { tasksOf } from '../queries/plan-tasks.ts';
import { runDigests } from '../queries/run-digests.ts';
import { summary } from '../queries/run-summary.ts';
import type { RunResult } from '../results.ts';
import type { OnProgress } from '../system.ts';
import type { OpenFolder } from './open-folder.ts';
import { runWorkflow, type WorkflowInput } from './run-workflow.ts';

/** Runs the workflow over the folder and says what came of it. */
export async function runLocally(
  { runtime: { objects } }: OpenFolder,
  input: WorkflowInput,
  onProgress: OnProgress,
): Promise<RunResult> {
  const startedAt = performance.now();
  let total = 0;
  let done = 0;
  const run = await runWorkflow(input, (task, plan) => {
    done++;
    if (plan !== undefined) total = tasksOf(plan);
    onProgress({ stage: task, done, total });
  });
  const statistics = await readJson(objects, bucketKeys.runStatistics(run), (json) => json as Statistics);
  return {
    ...summary(statistics),
    digests: await runDigests(objects, statistics),
    seconds: (performance.now() - startedAt) / 1000,
  };
}
