/** What the templates of `infra/` say that the bill depends on. */
export const deployed = {
  memoryMegabytes: 1769,
  /** Of the functions that work on a whole run. */
  wholeMemoryMegabytes: 4096,
  /** Files that only the work of a run needed, from when the second run after it lets go of them. */
  runFilesDays: 7,
  audienceDays: 400,
  /** For how long the bucket keeps the content of what has gone by itself. */
  oldVersionDays: 1,
  logMonths: 3,
  /** Of drops and of the configuration. */
  queues: 2,
} as const;
