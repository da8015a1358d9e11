import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ProfileId } from '../../domain/identity/profile-id.ts';

export type Key = Record<'pk' | 'sk', AttributeValue.SMember>;

/** Sort key of what ingest writes of a profile, beside which a run's item may stand. */
export const activitySortKey = 'a';

/** Sort key of what a run writes back of a customer. */
export const segmentsSortKey = 's';

const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

/** Ids have a letter and a colon in front, so they never meet the other keys. */
export const profileKey = (id: ProfileId): Key => key(id, activitySortKey);
export const segmentsKey = (id: ProfileId): Key => key(id, segmentsSortKey);
export const ledgerShardKey = (shard: number): Key => key(`ledger#${shard}`, 'ledger');
export const dropKey = (drop: string): Key => key(`drop#${drop}`, 'drop');
export const runKey = (run: string): Key => key(`run#${run}`, 'run');
export const runLockKey: Key = key('lock#run', 'lock');
export const leaseKey = (name: string): Key => key(`lease#${name}`, 'lease');
