import { createHash } from 'node:crypto';
import program from '../../package.json' with { type: 'json' };
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { PlanInput, PlanOutput } from '../../shared/contracts/run-payloads.ts';
import { parseLatestRun, type RunPlan, runEncoding } from '../../shared/contracts/run-plan.ts';
import { dateOfDay, dayOf, dayOfDate } from '../../shared/domain/event/day-of.ts';
import { dayMs, type TimeZone, timeZone } from '../../shared/domain/event/time-zone.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';
import { findJson, writeJson } from '../../shared/store/read-json.ts';
import type { RunRecords } from '../../shared/store/run-records.ts';
import { planDigests } from './plan-digests.ts';
import { planSizes } from './plan-sizes.ts';
import { pinSuppression } from './plan-suppression.ts';
import { createResumeRun } from './resume-run.ts';
import { wholePlan } from './work-left.ts';

export interface PlanRunDependencies {
  readonly objects: ObjectStore;
  readonly profiles: ProfileStore;
  readonly runs: RunRecords;
  readonly configurations: ConfigurationStore;
  /** Whether an execution that holds the lock is still going on. */
  readonly isAlive: (holder: string) => Promise<boolean>;
}

/**
 * Pins what a run reads: instant, configuration, previous run, whom not to contact, and how the work is cut. Takes the lock of
 * runs first, so two never overlap. Of a run that is resumed, everything stays as it was pinned, and what is left is planned.
 *
 * @throws {RunInProgressError}
 * @throws {ResumeRefusedError}
 * @throws {NoConfigurationError} when no configuration was accepted yet
 * @throws {SuppressionFileError} when a file of customers not to contact is not understood
 */
export function createPlanRun(dependencies: PlanRunDependencies) {
  const { objects, profiles, runs, configurations, isAlive } = dependencies;
  const resumeRun = createResumeRun(dependencies);

  return async function planRun({ execution, startedAt, input }: PlanInput): Promise<PlanOutput> {
    if (input.resume !== undefined) return resumeRun({ run: input.resume, execution, startedAt });
    const configuration = await configurations.load('latest');
    const zone = timeZone(configuration.settings.timeZone);
    const asOf = asOfInstant(input.asOf, startedAt, zone);
    const run = runId(asOf, execution);
    const startedAtMs = Date.parse(startedAt);
    await runs.begin({ run, asOf, status: 'running', holder: execution, startedAt: startedAtMs }, isAlive);

    const asOfDay = dayOf(Date.parse(asOf), zone);
    const previous = await findJson(objects, bucketKeys.latestRun, parseLatestRun);
    const sizes = planSizes((await profiles.estimate()).profiles, input.parts);
    const plan: RunPlan = {
      run,
      execution,
      startedAt,
      asOf,
      asOfDay,
      configuration: configuration.version,
      previousRun: previous?.run ?? null,
      ...sizes,
      ...(await planDigests(objects, dateOfDay(asOfDay), configuration.settings.timeZone)),
      campaigns: configuration.campaigns.map(({ id }) => id).sort(),
      program: program.version,
      encoding: runEncoding,
    };
    await pinSuppression(objects, run);
    await writeJson(objects, bucketKeys.plan(run), plan);
    return wholePlan(plan);
  };
}

/** A date means the first instant of that day in the configured zone. */
function asOfInstant(asOf: string | undefined, startedAt: string, zone: TimeZone): string {
  if (asOf !== undefined && !asOf.includes('T')) return new Date(zone.instantOf(dayOfDate(asOf) * dayMs)).toISOString();
  return new Date(asOf ?? startedAt).toISOString();
}

/** Sorts by time; the same execution gives the same id, however often it is planned. */
function runId(asOf: string, execution: string): string {
  const time = `${asOf.slice(0, 19).replaceAll(':', '-')}Z`;
  return `${time}-${createHash('sha256').update(execution).digest('hex').slice(0, 6)}`;
}
