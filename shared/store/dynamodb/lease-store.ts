import { randomUUID } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type LeaseStore, LeaseTakenError } from '../lease-store.ts';
import { number, text } from './attribute-values.ts';
import { leaseKey } from './keys.ts';
import { meetsCondition } from './meets-condition.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/** Between two questions for a lease that is taken, at random up to. */
const longestPauseMs = 500;

/** Leases as items of the table. Clocks of holders must agree to well below the length of a lease. */
export function createDynamoDbLeaseStore(access: TableAccess): LeaseStore {
  const { client, table, clock = systemClock } = access;

  /** Takes a lease that is free, over, or the caller's own (whose answer was lost). */
  function tryToTake(name: string, token: string, leaseMs: number): Promise<boolean> {
    const now = clock.now();
    return meetsCondition(clock, () =>
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...leaseKey(name), holder: text(token), ends_at: number(now + leaseMs) },
          ConditionExpression: 'attribute_not_exists(pk) OR ends_at <= :now OR holder = :token',
          ExpressionAttributeValues: { ':now': number(now), ':token': text(token) },
        }),
      ),
    );
  }

  /** Gives the lease back, unless it ran out and somebody else has it. */
  const release = (name: string, token: string): Promise<boolean> =>
    meetsCondition(clock, () =>
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: leaseKey(name),
          ConditionExpression: 'holder = :token',
          ExpressionAttributeValues: { ':token': text(token) },
        }),
      ),
    );

  return {
    async withLease(name, { leaseMs, waitMs }, work) {
      const token = randomUUID();
      const until = clock.now() + waitMs;
      while (!(await tryToTake(name, token, leaseMs))) {
        if (clock.now() >= until) throw new LeaseTakenError(name);
        await clock.sleep(Math.min(until - clock.now(), clock.random() * longestPauseMs));
      }
      try {
        return await work();
      } finally {
        await release(name, token);
      }
    },
  };
}
