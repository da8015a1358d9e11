import type { RecordMetrics } from '../../shared/contracts/metrics.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import type { RunRecord } from '../../shared/store/run-records.ts';

const hourMs = 60 * 60 * 1000;
/** Fewer say nothing of what is usual. */
const leastEarlier = 3;
const mostEarlier = 14;

/**
 * What is measured of a run that is published.
 *
 * @param recent newest first; those before it that were published say what is usual
 * @param now milliseconds since 1970-01-01T00:00Z
 */
export function runMetrics(
  plan: Pick<RunPlan, 'run' | 'startedAt' | 'asOf'>,
  { customers, audiences, data }: Pick<Statistics, 'customers' | 'audiences' | 'data'>,
  recent: readonly RunRecord[],
  now: number,
): Parameters<RecordMetrics>[0] {
  const seconds = (now - Date.parse(plan.startedAt)) / 1000;
  const earlier = recent.flatMap(({ run, status, startedAt, finishedAt }) =>
    status === 'done' && run !== plan.run && finishedAt !== undefined ? [(finishedAt - startedAt) / 1000] : [],
  );
  return {
    RunDurationSeconds: seconds,
    RunSlownessSeconds: slowness(seconds, earlier.slice(0, mostEarlier)),
    RunProfiles: customers.profiles,
    AudiencesWithheld: audiences.filter(({ withheld }) => withheld !== null).length,
    ...(data.newest !== null && {
      NewestEventAgeHours: Math.max(0, Date.parse(plan.asOf) - Date.parse(data.newest)) / hourMs,
    }),
  };
}

/** By how many seconds a run took longer than twice the median of earlier ones; 0 where it did not, or too few are known. */
export function slowness(seconds: number, earlier: readonly number[]): number {
  if (earlier.length < leastEarlier) return 0;
  const sorted = [...earlier].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  return Math.max(0, seconds - 2 * median);
}
