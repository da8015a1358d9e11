import { Duration } from 'aws-cdk-lib';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { releasedTag } from '../shared/contracts/resource-tags.ts';
import type { Config } from './config.ts';

/** Longer than a queue keeps a message: the version a drop was put as can be read while anything still asks for it. */
const oldVersionDays = 30;
const queryResultDays = 7;

/**
 * What goes by itself. Of what is current only refused rows, results of queries, and what a run has marked as released: the state of the
 * published run holds the arms, however long a shop pauses.
 */
export const retentionRules = ({
  quarantineDays,
  runFilesDays,
  audienceDays,
}: Pick<Config, 'quarantineDays' | 'runFilesDays' | 'audienceDays'>): LifecycleRule[] => [
  {
    id: 'old-versions',
    noncurrentVersionExpiration: Duration.days(oldVersionDays),
    expiredObjectDeleteMarker: true,
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  },
  expire('quarantine', 'quarantine/', quarantineDays),
  expire('query-results', 'athena/', queryResultDays),
  { ...expire('run-files', 'runs/', runFilesDays), tagFilters },
  { ...expire('audiences', 'audiences/', audienceDays), tagFilters },
];

const tagFilters = { [releasedTag.key]: releasedTag.value };

/** A day after an object has gone so has its content, which S3 keeps as an old version. */
const expire = (id: string, prefix: string, days: number): LifecycleRule => ({
  id,
  prefix,
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(1),
});
