import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLeaseStore } from '../../shared/store/dynamodb/lease-store.ts';
import { LeaseTakenError } from '../../shared/store/lease-store.ts';
import type { OpenTable } from '../support/dynamodb-servers.ts';
import { connectionLost, interceptedClient } from '../support/intercepted-client.ts';
import { createManualClock } from '../support/manual-clock.ts';

const lease = { leaseMs: 60_000, waitMs: 0 };

/** What the leases on a table promise. */
export function describeLeaseStore(server: string, openTable: OpenTable): void {
  describe(`createDynamoDbLeaseStore(access) on ${server}`, () => {
    let access: Awaited<ReturnType<OpenTable>>;
    const clock = createManualClock();
    beforeEach(async () => {
      access = await openTable();
    });
    const store = (client = access.client) => createDynamoDbLeaseStore({ ...access, client, clock });

    it('gives back what the work gives, and lets the lease go, also when the work fails', async () => {
      expect(await store().withLease('l', lease, async () => 42)).toBe(42);
      await expect(
        store().withLease('l', lease, async () => {
          throw new RangeError('work');
        }),
      ).rejects.toThrow(RangeError);
      expect(await store().withLease('l', lease, async () => 'free')).toBe('free');
    });

    it('refuses a lease that somebody has, not another one', async () => {
      await store().withLease('l', lease, async () => {
        await expect(store().withLease('l', lease, async () => 1)).rejects.toThrow(new LeaseTakenError('l'));
        expect(await store().withLease('m', lease, async () => 2)).toBe(2);
      });
    });

    it('waits for a lease until it ends by itself, and no longer than it was told', async () => {
      await store().withLease('l', lease, async () => {
        const before = clock.now();
        await expect(store().withLease('l', { ...lease, waitMs: 30_000 }, async () => 1)).rejects.toThrow(
          LeaseTakenError,
        );
        expect(clock.now()).toBe(before + 30_000);
        expect(await store().withLease('l', { ...lease, waitMs: 30_000 }, async () => 'mine')).toBe('mine');
        expect(clock.now()).toBe(before + 60_000);
      });
    });

    it('leaves the lease of another when its own had ended', async () => {
      let release: () => void = () => undefined;
      const slow = store().withLease('l', lease, () => new Promise<void>((resolve) => (release = resolve)));
      await expect(store().withLease('l', { ...lease, waitMs: 59_000 }, async () => 1)).rejects.toThrow(
        LeaseTakenError,
      );
      clock.advance(1_000);
      await store().withLease('l', lease, async () => {
        release();
        await slow;
        await expect(store().withLease('l', lease, async () => 1)).rejects.toThrow(LeaseTakenError);
      });
    });

    it('never lets two work at once', async () => {
      let working = 0;
      const seen: number[] = [];
      const work = async () => {
        seen.push(++working);
        await new Promise((resolve) => setTimeout(resolve, 5));
        working--;
      };
      const options = { leaseMs: 1_000_000_000, waitMs: 500_000_000 };
      await Promise.all(Array.from({ length: 5 }, () => store().withLease('l', options, work)));
      expect(seen).toEqual([1, 1, 1, 1, 1]);
    });

    it('has the lease when the answer that gave it is lost', async () => {
      let lost = false;
      const shaky = interceptedClient(access.client, async ({ name }, proceed) => {
        const answer = await proceed();
        if (name !== 'PutItemCommand' || lost) return answer;
        lost = true;
        throw connectionLost();
      });
      expect(await store(shaky).withLease('l', lease, async () => 'mine')).toBe('mine');
      expect(lost).toBe(true);
    });
  });
}
