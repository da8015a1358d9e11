import type { FunctionName } from '../shared/contracts/function-names.ts';

/** What a function may do with the bucket and the table. Nothing that is not here is allowed. */
export interface Access {
  /** Prefixes of the keys it reads. */
  readonly reads?: readonly string[];
  /** Those of them of which it reads older versions too. */
  readonly versions?: readonly string[];
  /** Prefixes of the keys it writes. */
  readonly writes?: readonly string[];
  /** Prefixes of the keys that it may tag, by which the bucket's lifecycle rules let go of them. */
  readonly releases?: readonly string[];
  /** Actions of DynamoDB on the table and its index. */
  readonly table?: readonly string[];
}

/** Of each function, by its work under `functions/`. */
export const access: Readonly<Record<FunctionName, Access>> = {
  'ingest-drop': {
    reads: ['drops/', 'config-state/'],
    versions: ['drops/'],
    writes: ['quarantine/', 'lake/events/'],
    table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query'],
  },
  'accept-configuration': {
    reads: ['config/', 'config-state/'],
    writes: ['config-state/'],
    table: ['PutItem', 'DeleteItem'],
  },
  'plan-run': {
    reads: ['config-state/', 'requests/suppression/', 'runs/'],
    writes: ['runs/'],
    table: ['DescribeTable', 'GetItem', 'PutItem', 'Scan', 'UpdateItem'],
  },
  'extract-segment': { reads: ['runs/'], writes: ['runs/'], table: ['Scan'] },
  'digest-day': { reads: ['runs/', 'config-state/', 'lake/events/'], writes: ['lake/digests/'] },
  'route-evidence': { reads: ['runs/', 'lake/digests/'], writes: ['runs/'] },
  'derive-features': { reads: ['runs/', 'config-state/'], writes: ['runs/'] },
  'fit-models': { reads: ['runs/', 'config-state/', 'lake/digests/'], writes: ['runs/'] },
  'score-part': { reads: ['runs/', 'config-state/', 'audiences/'], writes: ['runs/'] },
  'publish-audience': { reads: ['runs/', 'config-state/'], writes: ['audiences/'] },
  'snapshot-part': { reads: ['runs/', 'config-state/', 'audiences/'], writes: ['runs/', 'profiles/'] },
  'finish-run': {
    reads: ['runs/', 'config-state/', 'lake/digests/', 'audiences/', 'profiles/'],
    writes: ['runs/', 'audiences/', 'profiles/', 'reports/'],
    releases: ['runs/', 'audiences/'],
    table: ['BatchGetItem', 'UpdateItem', 'DeleteItem', 'Query'],
  },
  'write-back': { reads: ['runs/'], writes: ['runs/'], table: ['PutItem'] },
};

/** What every function may do with the key of bucket and table, where one was given. */
export const keyAccess = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;
