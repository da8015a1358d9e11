/** Names of the one table's keys and index, for who creates it and for who reads it. */
export const tableNames = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: only records of drops and runs are in it. Keys alone, so that a change of a record is no write to it. */
  recentIndex: 'recent',
  /** Text: `drop` or `run`. */
  recentPartitionKey: 'kind',
  /** Number: milliseconds since 1970-01-01T00:00Z when the drop was opened or the run began. */
  recentSortKey: 'at',
} as const;
