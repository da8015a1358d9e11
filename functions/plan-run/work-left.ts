import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { numbersUpTo } from '../../shared/store/read-ahead.ts';

/** All the work of a run. */
export function wholePlan({ run, segments, days, parts, campaigns }: RunPlan): PlanOutput {
  const all = numbersUpTo(parts);
  return {
    run,
    segments: numbersUpTo(segments),
    days: numbersUpTo(days.length),
    routes: all,
    features: all,
    fitted: false,
    scores: all,
    campaigns: numbersUpTo(campaigns.length),
    snapshots: all,
    parts: all,
  };
}

/** What lies in the bucket of a run that did not end. */
export interface RunFiles {
  /** Keys under `runs/<run>/`, and of its audiences' files. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the digests that are there, of this run and others. */
  readonly digests: ReadonlySet<string>;
  /** Whether the run looks for what the customers of lists have in common. */
  readonly hasLists: boolean;
}

/**
 * The work of a run that is left. What a state wrote counts when all that the states before it write is there too: a state begins
 * when the one before is done, so whatever lies behind a gap is of an earlier attempt, or the gap is where files were let go.
 *
 * The table is read again as a whole or not at all: two halves read at different times could hold a linked customer twice, or not at
 * all.
 */
export function workLeft(plan: RunPlan, { keys, digests, hasLists }: RunFiles): PlanOutput {
  const whole = wholePlan(plan);
  const { run } = plan;
  const isThere = (...wanted: readonly string[]) => wanted.every((key) => keys.has(key));
  const isDerived = (part: number) =>
    isThere(
      bucketKeys.profilesPart(run, part),
      bucketKeys.learningPart(run, part),
      bucketKeys.featuresPart(run, part),
    ) &&
    (!hasLists || isThere(bucketKeys.seedsPart(run, part)));
  const isScored = (part: number) => isThere(bucketKeys.state(run, part), bucketKeys.scorePart(run, part));
  const isPublished = (campaign: number) => isThere(bucketKeys.manifest(plan.campaigns[campaign] ?? '', run));
  const isInSnapshot = (part: number) => isThere(bucketKeys.snapshotPart(run, part));

  const underived = whole.features.filter((part) => !isDerived(part));
  const isExtracted = whole.segments.every((segment) =>
    isThere(bucketKeys.extract(run, segment), bucketKeys.links(run, segment)),
  );
  const segments = underived.length === 0 || isExtracted ? [] : whole.segments;
  const features = segments.length === 0 ? underived : whole.features;
  const unrouted =
    segments.length === 0 ? whole.routes.filter((part) => !isThere(bucketKeys.routed(run, part))) : whole.routes;
  const routes = features.length === 0 ? [] : unrouted;
  const fitted =
    features.length === 0 && isThere(bucketKeys.model(run), bucketKeys.comparison(run), bucketKeys.modelCards(run));
  const scores = fitted ? whole.scores.filter((part) => !isScored(part)) : whole.scores;
  const isScoredWhole = fitted && scores.length === 0;
  const campaigns = isScoredWhole ? whole.campaigns.filter((campaign) => !isPublished(campaign)) : whole.campaigns;
  const isPublishedWhole = isScoredWhole && campaigns.length === 0;
  return {
    ...whole,
    segments,
    days: whole.days.filter((day) => !digests.has(plan.days[day]?.digest ?? '')),
    routes,
    features,
    fitted,
    scores,
    campaigns,
    snapshots: isPublishedWhole ? whole.snapshots.filter((part) => !isInSnapshot(part)) : whole.snapshots,
  };
}
