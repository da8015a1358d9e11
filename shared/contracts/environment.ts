/** Variables that infrastructure sets for the Lambdas and `shared/runtime` reads. */
export const environmentNames = {
  bucket: 'STRATA_BUCKET',
  /** Functions without rights to the table do not have it. */
  table: 'STRATA_TABLE',
  /** Name of the system, by which its metrics and logs are told from those of others in the account. */
  system: 'STRATA_SYSTEM',
  /** Only `ingest-drop` has it: the queue that it leaves its continuation in. */
  queueUrl: 'STRATA_QUEUE_URL',
  /** At least the time-out of `ingest-drop`, in whole seconds. */
  leaseSeconds: 'STRATA_LEASE_SECONDS',
} as const;
