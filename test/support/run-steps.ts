import { createDeriveFeatures } from '../../functions/derive-features/derive-features.ts';
import { createDigestDay } from '../../functions/digest-day/digest-day.ts';
import { createExtractSegment } from '../../functions/extract-segment/extract-segment.ts';
import { createFinishRun, type FinishRunDependencies } from '../../functions/finish-run/finish-run.ts';
import { createFitModels } from '../../functions/fit-models/fit-models.ts';
import { createPlanRun, type PlanRunDependencies } from '../../functions/plan-run/plan-run.ts';
import { createPublishAudience } from '../../functions/publish-audience/publish-audience.ts';
import { createRouteEvidence } from '../../functions/route-evidence/route-evidence.ts';
import { createScorePart } from '../../functions/score-part/score-part.ts';
import { createSnapshotPart } from '../../functions/snapshot-part/snapshot-part.ts';
import { createWriteBack, type WriteBackDependencies } from '../../functions/write-back/write-back.ts';
import type { PlanInput } from '../../shared/contracts/run-payloads.ts';

export type RunDependencies = PlanRunDependencies & FinishRunDependencies & WriteBackDependencies;

export interface RunStep {
  readonly run: string;
  /** State of the workflow that has just ended. */
  readonly state: string;
}

/** The states of the workflow, one after the other; who stops asking leaves a run that died after a state. */
export async function* runSteps(
  parts: RunDependencies,
  input: PlanInput['input'],
  name: string = crypto.randomUUID(),
): AsyncGenerator<RunStep> {
  const plan = await createPlanRun(parts)({
    execution: `local:test:0:${name}`,
    startedAt: new Date(parts.now()).toISOString(),
    input,
  });
  const { run } = plan;
  yield { run, state: 'Plan' };
  for (const segment of plan.segments) await createExtractSegment(parts)({ run, segment });
  yield { run, state: 'Extract' };
  for (const day of plan.days) await createDigestDay(parts)({ run, day });
  yield { run, state: 'Digest' };
  for (const part of plan.routes) await createRouteEvidence(parts)({ run, part });
  yield { run, state: 'Route' };
  for (const part of plan.features) await createDeriveFeatures(parts)({ run, part });
  yield { run, state: 'Feature' };
  await createFitModels(parts)({ run, fitted: plan.fitted });
  yield { run, state: 'Fit' };
  for (const part of plan.scores) await createScorePart(parts)({ run, part });
  yield { run, state: 'Score' };
  for (const campaign of plan.campaigns) await createPublishAudience(parts)({ run, campaign });
  yield { run, state: 'Publish' };
  for (const part of plan.snapshots) await createSnapshotPart(parts)({ run, part });
  yield { run, state: 'Snapshot' };
  await createFinishRun(parts)({ outcome: 'done', run });
  yield { run, state: 'Finish' };
  for (const part of plan.parts) await createWriteBack(parts)({ run, part });
  yield { run, state: 'WriteBack' };
}
