import type { Cohort } from '../../shared/domain/cohorts/cohort.ts';
import { type CohortSums, createCohortCount } from '../../shared/domain/cohorts/cohort-sums.ts';

/** Sums of all these customers. */
export function countCohorts(cohorts: Iterable<Cohort>, lastMonth: number): CohortSums {
  const count = createCohortCount(lastMonth);
  for (const cohort of cohorts) count.add(cohort);
  return count.sums();
}
