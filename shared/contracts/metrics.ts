/** Where the metrics of every system of an account lie; the dimension `service` is the system's name. */
export const metricNamespace = 'Strata';

/**
 * What the functions measure, by name and unit. Those of rows have a second dimension, `source`; none has anything of a customer.
 *
 * - `DropsApplied`, `DropsRefused`: drops that are done, and those that could not be read at all
 * - `RowsRead` = `RowsApplied` + `RowsDuplicate` + `RowsRefused`: of a drop that is done
 * - `RefusedShareAboveUsual`: refused share of a drop, less that of its source in the two weeks before, 0 where it is lower
 * - `DropLagSeconds`: from the put of the object to the end of its drop; of a drop that took several invocations, from its opening
 * - `Throttled`: drops given back to the queue because the table throttled
 * - `ConfigurationProblems`: what is wrong in `config/` now
 * - `RunDurationSeconds`, `RunProfiles`, `AudiencesWithheld`, `NewestEventAgeHours`: of a run that is published; the age is that of the
 *   newest event before `as_of`
 * - `RunSlownessSeconds`: by how much a run took longer than twice its usual time, 0 where it did not
 */
export const metricUnits = {
  DropsApplied: 'Count',
  DropsRefused: 'Count',
  RowsRead: 'Count',
  RowsApplied: 'Count',
  RowsDuplicate: 'Count',
  RowsRefused: 'Count',
  RefusedShareAboveUsual: 'Percent',
  DropLagSeconds: 'Seconds',
  Throttled: 'Count',
  ConfigurationProblems: 'Count',
  RunDurationSeconds: 'Seconds',
  RunProfiles: 'Count',
  AudiencesWithheld: 'Count',
  NewestEventAgeHours: 'None',
  RunSlownessSeconds: 'Seconds',
} as const;

export type MetricName = keyof typeof metricUnits;

/** Those that are kept by source. */
export const rowMetrics = ['RowsRead', 'RowsApplied', 'RowsDuplicate', 'RowsRefused'] as const satisfies MetricName[];

/** Hands values on to whoever watches. `source` goes with those of rows. */
export type RecordMetrics = (values: Readonly<Partial<Record<MetricName, number>>>, source?: string) => void;

/** For where nobody watches. */
export const noMetrics: RecordMetrics = () => {};
