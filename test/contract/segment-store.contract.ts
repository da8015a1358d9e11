import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { profileKey } from '../../shared/store/dynamodb/keys.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { createDynamoDbSegmentStore } from '../../shared/store/dynamodb/segment-store.ts';
import {
  type CustomerSegments,
  type SegmentStore,
  SegmentStoreThrottledError,
} from '../../shared/store/segment-store.ts';
import type { OpenTable } from '../support/dynamodb-servers.ts';
import { connectionLost, interceptedClient, throttled } from '../support/intercepted-client.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { richProfile, viewed } from '../support/sample-profiles.ts';

const november = {
  run: '2011-11-01T00-00-00Z-aaaaaa',
  asOf: '2011-11-01T00:00:00.000Z',
  startedAt: '2011-11-01T03:00:00.000Z',
};
const december = {
  run: '2011-12-01T00-00-00Z-bbbbbb',
  asOf: '2011-12-01T00:00:00.000Z',
  startedAt: '2011-12-01T03:00:00.000Z',
};

const inTier = (id: string, tier: string): CustomerSegments => ({
  id,
  rfm: 'champions',
  tier,
  lifecycle: 'active',
  cluster: 'c1',
});

/** What the segment store on a table promises. */
export function describeSegmentStore(server: string, openTable: OpenTable): void {
  describe(`createDynamoDbSegmentStore(access) on ${server}`, () => {
    let access: Awaited<ReturnType<OpenTable>>;
    let clock: ReturnType<typeof createManualClock>;
    let store: SegmentStore;
    beforeEach(async () => {
      access = await openTable();
      clock = createManualClock();
      store = createDynamoDbSegmentStore({ ...access, clock });
    });

    const tiersOf = async (...ids: string[]) => (await store.read(ids)).map(({ tier }) => tier);

    it('keeps the segments of new customers and replaces those of an earlier run', async () => {
      expect(await store.keepSegments(november, [inTier('u:1', 'core'), inTier('a:2', 'growth')])).toBe(2);
      expect(await store.keepSegments(december, [inTier('u:1', 'dormant')])).toBe(1);
      expect(await store.read(['a:2', 'u:1', 'u:none', 'u:1'])).toEqual([
        { ...november, ...inTier('a:2', 'growth') },
        { ...december, ...inTier('u:1', 'dormant') },
        { ...december, ...inTier('u:1', 'dormant') },
      ]);
    });

    it('leaves what a later run kept, and says how many it kept itself', async () => {
      await store.keepSegments(december, [inTier('u:1', 'core')]);
      expect(await store.keepSegments(november, [inTier('u:1', 'dormant'), inTier('u:2', 'dormant')])).toBe(1);
      expect(await tiersOf('u:1', 'u:2')).toEqual(['core', 'dormant']);
    });

    it('goes by when runs began, not by what they look back from', async () => {
      await store.keepSegments(december, [inTier('u:1', 'core')]);
      const backdated = { run: '2011-06-01T00-00-00Z-cccccc', asOf: '2011-06-01T00:00:00.000Z' };
      await store.keepSegments({ ...backdated, startedAt: '2011-12-02T03:00:00.000Z' }, [inTier('u:1', 'growth')]);
      expect(await tiersOf('u:1')).toEqual(['growth']);
    });

    it('can be repeated, also when every first answer is lost', async () => {
      const lost = new Set<unknown>();
      const client = interceptedClient(access.client, async ({ input }, proceed) => {
        const answer = await proceed();
        const id = (input.Item as { pk: { S: string } }).pk.S;
        if (lost.has(id)) return answer;
        lost.add(id);
        throw connectionLost();
      });
      const customers = Array.from({ length: 40 }, (_, index) => inTier(`u:${index}`, 'core'));
      const shaky = createDynamoDbSegmentStore({ ...access, client, clock });
      expect(await shaky.keepSegments(november, customers)).toBe(40);
      expect(lost.size).toBe(40);
      expect(await store.keepSegments(november, customers)).toBe(40);
      expect(await tiersOf(...customers.map(({ id }) => id))).toEqual(customers.map(() => 'core'));
    });

    it('waits while the table throttles, and says how many are left when it gives up', async () => {
      const client = interceptedClient(access.client, async ({ input }, proceed) => {
        if ((input.Item as { pk: { S: string } }).pk.S === 'u:busy') throw throttled();
        return proceed();
      });
      const begun = clock.now();
      const failure = await createDynamoDbSegmentStore({ ...access, client, clock })
        .keepSegments(november, [inTier('u:1', 'core'), inTier('u:busy', 'core')])
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SegmentStoreThrottledError);
      expect((failure as SegmentStoreThrottledError).pending).toBe(1);
      expect(clock.now() - begun).toBeLessThanOrEqual(60_000);
      expect(await tiersOf('u:1', 'u:busy')).toEqual(['core']);
      await store.keepSegments(november, [inTier('u:1', 'core'), inTier('u:busy', 'core')]);
      expect(await tiersOf('u:busy')).toEqual(['core']);
    });

    it('touches nothing that ingest wrote, and is in no count, scan or estimate of profiles', async () => {
      const profiles = createDynamoDbProfileStore({ ...access, clock });
      const application = {
        token: { shard: 0, sequence: 1, batch: 0 },
        isObsolete: () => false,
        deadline: clock.now() + 900_000,
      };
      await profiles.applyDeltas([richProfile, viewed('u:1')], application);
      const itemOf = async () =>
        (await access.client.send(new GetItemCommand({ TableName: access.table, Key: profileKey('u:1') }))).Item;
      const before = await itemOf();
      await store.keepSegments(november, [
        inTier('u:1', 'core'),
        inTier(richProfile.id, 'core'),
        inTier('u:9', 'core'),
      ]);
      expect(await itemOf()).toEqual(before);
      expect(await profiles.count()).toBe(2);
      expect(await profiles.estimate()).toEqual({ profiles: 2 });
      const scanned = (await Array.fromAsync(profiles.scan(0, 1))).map(({ id }) => id).sort();
      expect(scanned).toEqual([richProfile.id, 'u:1'].sort());
      expect(await profiles.read(['u:9'])).toEqual([]);
    });

    it('does nothing for nobody', async () => {
      expect(await store.keepSegments(november, [])).toBe(0);
      expect(await store.read([])).toEqual([]);
    });
  });
}
