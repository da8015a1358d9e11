import type { WorkflowFunction } from '../../cli/cost/unit-types.ts';
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
import { createWriteBack } from '../../functions/write-back/write-back.ts';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import type { MeasuredUsage } from './usage.ts';
import type { Workbench } from './workbench.ts';

/** Profiles a segment of the table is planned for. */
const profilesPerSegment = 50_000;

export interface MeasuredRun {
  readonly plan: PlanOutput;
  /** Each invocation of each function. */
  readonly usage: Readonly<Record<WorkflowFunction, MeasuredUsage[]>>;
}

/** A whole run, invocation by invocation, each as cold as the first. */
export async function measureRun(
  { cold, meter }: Workbench,
  { asOf, segments, parts }: { readonly asOf: string; readonly segments: number; readonly parts: number },
): Promise<MeasuredRun> {
  const usage = { ...emptyUsage() };
  const invoke = async (name: WorkflowFunction, work: () => Promise<unknown>) => {
    usage[name].push(await meter.during(work));
  };

  let plan: PlanOutput | undefined;
  await invoke('plan-run', async () => {
    plan = await createPlanRun(cold({ estimatedProfiles: segments * profilesPerSegment }))({
      execution: `local:bench:0:${crypto.randomUUID()}`,
      startedAt: new Date().toISOString(),
      input: { asOf, parts },
    });
  });
  if (plan === undefined) throw new Error('plan-run gave no plan.');
  const { run } = plan;
  for (const segment of plan.segments)
    await invoke('extract-segment', () => createExtractSegment(cold())({ run, segment }));
  for (const day of plan.days) await invoke('digest-day', () => createDigestDay(cold())({ run, day }));
  for (const part of plan.parts) await invoke('route-evidence', () => createRouteEvidence(cold())({ run, part }));
  for (const part of plan.parts) await invoke('derive-features', () => createDeriveFeatures(cold())({ run, part }));
  await invoke('fit-models', () => createFitModels(cold())({ run }));
  for (const part of plan.parts) await invoke('score-part', () => createScorePart(cold())({ run, part }));
  for (const campaign of plan.campaigns)
    await invoke('publish-audience', () => createPublishAudience(cold())({ run, campaign }));
  for (const part of plan.parts) await invoke('snapshot-part', () => createSnapshotPart(cold())({ run, part }));
  await invoke('finish-run', () => createFinishRun(cold())({ outcome: 'done', run }));
  for (const part of plan.parts) await invoke('write-back', () => createWriteBack(cold())({ run, part }));
  return { plan, usage };
}

const emptyUsage = (): Record<WorkflowFunction, MeasuredUsage[]> => ({
  'plan-run': [],
  'extract-segment': [],
  'digest-day': [],
  'route-evidence': [],
  'derive-features': [],
  'fit-models': [],
  'score-part': [],
  'publish-audience': [],
  'snapshot-part': [],
  'finish-run': [],
  'write-back': [],
});
