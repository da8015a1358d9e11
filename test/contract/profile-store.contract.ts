import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { activityVersion } from '../../shared/domain/activity/encode-activity.ts';
import { NewerEncodingError } from '../../shared/domain/activity/newer-encoding-error.ts';
import { mergeProfiles } from '../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../shared/domain/profile/profile.ts';
import { decodeTokens } from '../../shared/store/dynamodb/drop-tokens.ts';
import { profileKey } from '../../shared/store/dynamodb/keys.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import {
  type Application,
  LeaseExpiredError,
  type ProfileStore,
  ProfileStoreThrottledError,
} from '../../shared/store/profile-store.ts';
import type { OpenTable } from '../support/dynamodb-servers.ts';
import { connectionLost, interceptedClient, throttled } from '../support/intercepted-client.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { richProfile, viewed, viewsOf } from '../support/sample-profiles.ts';

type Intercept = Parameters<typeof interceptedClient>[1];

/** What the profile store on a table promises. */
export function describeProfileStore(server: string, openTable: OpenTable): void {
  describe(`createDynamoDbProfileStore(access) on ${server}`, () => {
    let access: Awaited<ReturnType<OpenTable>>;
    let clock: ReturnType<typeof createManualClock>;
    let store: ProfileStore;
    beforeEach(async () => {
      access = await openTable();
      clock = createManualClock();
      store = createDynamoDbProfileStore({ ...access, clock });
    });

    /** Batch `batch` of the drop with this sequence, of shard 0. Nothing is obsolete unless it is said. */
    const batchOf = (sequence: number, batch = 0, rest: Partial<Application> = {}): Application => ({
      token: { shard: 0, sequence, batch },
      isObsolete: () => false,
      deadline: clock.now() + 900_000,
      ...rest,
    });
    const storeOver = (intercept: Intercept): ProfileStore =>
      createDynamoDbProfileStore({ ...access, client: interceptedClient(access.client, intercept), clock });
    const one = async (id: string): Promise<Profile | undefined> => (await store.read([id]))[0];
    const itemOf = async (id: string) =>
      (
        await access.client.send(
          new GetItemCommand({ TableName: access.table, Key: profileKey(id), ConsistentRead: true }),
        )
      ).Item;
    const tokensOf = async (id: string) => decodeTokens((await itemOf(id))?.t?.B ?? new Uint8Array());

    describe('applyDeltas(deltas, application)', () => {
      it('makes a profile of the first delta and merges the next ones', async () => {
        await store.applyDeltas([viewed('u:1'), viewed('u:2')], batchOf(0));
        await store.applyDeltas([viewed('u:1', 1, 2)], batchOf(1));
        expect((await one('u:1'))?.activity.days.map(({ period, count }) => [period, count])).toEqual([
          [15_309, 1],
          [15_310, 2],
        ]);
        expect(viewsOf(await one('u:2'))).toBe(1);
      });

      it('keeps everything a profile holds', async () => {
        await store.applyDeltas([richProfile], batchOf(0));
        expect(await one(richProfile.id)).toEqual(folded(richProfile));
        const shared: Profile = { ...viewed('a:2'), identity: { claims: 'shared', links: [] } };
        await store.applyDeltas([shared], batchOf(0));
        expect(await one('a:2')).toEqual(folded(shared));
      });

      it('changes nothing when the same batch comes again, or an older one of the drop', async () => {
        await store.applyDeltas([viewed('u:1')], batchOf(0, 1));
        const before = await itemOf('u:1');
        await store.applyDeltas([viewed('u:1')], batchOf(0, 1));
        await store.applyDeltas([viewed('u:1')], batchOf(0, 0));
        expect(await itemOf('u:1')).toEqual(before);
      });

      it('applies a later batch of the drop, the same numbers in another shard, and other drops of the shard', async () => {
        await store.applyDeltas([viewed('u:1')], batchOf(5, 0));
        await store.applyDeltas([viewed('u:1')], batchOf(5, 2));
        await store.applyDeltas([viewed('u:1')], batchOf(5, 2, { token: { shard: 15, sequence: 5, batch: 2 } }));
        await store.applyDeltas([viewed('u:1')], batchOf(4, 2));
        expect(viewsOf(await one('u:1'))).toBe(4);
        expect(await tokensOf('u:1')).toEqual([
          { shard: 0, sequence: 4, batch: 2 },
          { shard: 0, sequence: 5, batch: 2 },
          { shard: 15, sequence: 5, batch: 2 },
        ]);
      });

      it('forgets tokens of its own shard that are obsolete, and no others', async () => {
        for (const sequence of [1, 2, 3]) await store.applyDeltas([viewed('u:1')], batchOf(sequence));
        const elsewhere = { token: { shard: 3, sequence: 1, batch: 0 } };
        await store.applyDeltas([viewed('u:1')], batchOf(1, 0, elsewhere));
        await store.applyDeltas(
          [viewed('u:1')],
          batchOf(9, 0, { isObsolete: (sequence) => sequence !== 2 && sequence < 9 }),
        );
        expect(await tokensOf('u:1')).toEqual([
          { shard: 0, sequence: 2, batch: 0 },
          { shard: 0, sequence: 9, batch: 0 },
          elsewhere.token,
        ]);
      });

      it('lands both deltas, once each, when two workers write the same profile at once', async () => {
        await store.applyDeltas([viewed('u:old')], batchOf(0));
        for (const id of ['u:old', 'u:new']) {
          const before = viewsOf(await one(id));
          let raced = false;
          const slow = storeOver(async ({ name }, proceed) => {
            if (name === 'PutItemCommand' && !raced) {
              raced = true;
              await store.applyDeltas([viewed(id, 0, 10)], batchOf(2));
            }
            return proceed();
          });
          await slow.applyDeltas([viewed(id)], batchOf(1));
          expect(viewsOf(await one(id))).toBe(before + 11);
        }
      });

      it('lands a batch once when two workers of the same drop apply it at once', async () => {
        const deltas = Array.from({ length: 250 }, (_, i) => viewed(`u:${i}`));
        await Promise.all([1, 2, 3].map(() => store.applyDeltas(deltas, batchOf(0))));
        const views = (await store.read(deltas.map(({ id }) => id))).map(viewsOf);
        expect(views).toEqual(deltas.map(() => 1));
      });

      it('is not misled by a read that shows what was before', async () => {
        await store.applyDeltas([viewed('u:1')], batchOf(0));
        const old = await itemOf('u:1');
        await store.applyDeltas([viewed('u:1')], batchOf(1));
        const stale = storeOver(async ({ name, input }, proceed) => {
          if (name !== 'BatchGetItemCommand') return proceed();
          const [request] = Object.values(input.RequestItems as Record<string, { ConsistentRead: boolean }>);
          return request?.ConsistentRead ? proceed() : { Responses: { [access.table]: [old] } };
        });
        await stale.applyDeltas([viewed('u:1')], batchOf(1));
        expect(viewsOf(await one('u:1'))).toBe(2);
        await stale.applyDeltas([viewed('u:1')], batchOf(2));
        expect(viewsOf(await one('u:1'))).toBe(3);
      });

      it('lands each delta once when every first answer to a write is lost', async () => {
        const lost = new Set<unknown>();
        const shaky = storeOver(async ({ name, input }, proceed) => {
          const answer = await proceed();
          const id = (input.Item as { pk?: { S?: string } } | undefined)?.pk?.S;
          if (name !== 'PutItemCommand' || lost.has(id)) return answer;
          lost.add(id);
          throw connectionLost();
        });
        await store.applyDeltas([viewed('u:0')], batchOf(0));
        const deltas = [viewed('u:0'), viewed('u:1'), viewed('u:2')];
        await shaky.applyDeltas(deltas, batchOf(1));
        expect(lost.size).toBe(3);
        expect((await store.read(['u:0', 'u:1', 'u:2'])).map(viewsOf)).toEqual([2, 1, 1]);
      });

      it('completes the rest when it is called again after a crash in the middle', async () => {
        const deltas = Array.from({ length: 120 }, (_, i) => viewed(`u:${i}`));
        let writes = 0;
        const crashing = storeOver(async ({ name }, proceed) => {
          if (name === 'PutItemCommand' && ++writes > 50) throw new Error('killed');
          return proceed();
        });
        await expect(crashing.applyDeltas(deltas, batchOf(0))).rejects.toThrow('killed');
        expect(await store.count()).toBe(50);
        await store.applyDeltas(deltas, batchOf(0));
        expect((await store.read(deltas.map(({ id }) => id))).map(viewsOf)).toEqual(deltas.map(() => 1));
      });

      it('reads nothing from the deadline on, and says how much is left', async () => {
        const reads: number[] = [];
        const deadline = clock.now() + 1000;
        const timed = storeOver(async ({ name }, proceed) => {
          if (name === 'BatchGetItemCommand') reads.push(clock.now());
          if (name === 'PutItemCommand') clock.advance(5);
          return proceed();
        });
        const deltas = Array.from({ length: 1000 }, (_, i) => viewed(`u:${i}`));
        const failure = await timed.applyDeltas(deltas, batchOf(0, 0, { deadline })).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(LeaseExpiredError);
        expect((failure as LeaseExpiredError).pending).toBe(1000 - (await store.count()));
        expect(await store.count()).toBeGreaterThan(100);
        expect(Math.max(...reads)).toBeLessThan(deadline);
      });

      it('uses no answer that came after the deadline', async () => {
        const delayed = storeOver(async ({ name }, proceed) => {
          const answer = await proceed();
          if (name === 'BatchGetItemCommand') clock.advance(1000);
          return answer;
        });
        const application = batchOf(0, 0, { deadline: clock.now() + 1000 });
        await expect(delayed.applyDeltas([viewed('u:1')], application)).rejects.toThrow(new LeaseExpiredError(1));
        expect(await store.count()).toBe(0);
      });

      it('does not read again after the deadline when its write was refused', async () => {
        await store.applyDeltas([viewed('u:1')], batchOf(0));
        const overtaken = storeOver(async ({ name }, proceed) => {
          if (name === 'PutItemCommand') {
            await store.applyDeltas([viewed('u:1')], batchOf(2));
            clock.advance(1000);
          }
          return proceed();
        });
        const application = batchOf(1, 0, { deadline: clock.now() + 1000 });
        await expect(overtaken.applyDeltas([viewed('u:1')], application)).rejects.toThrow(LeaseExpiredError);
        expect(viewsOf(await one('u:1'))).toBe(2);
      });

      it('waits while the table throttles, and gives up after the retry budget', async () => {
        let refusals = 3;
        const busy = storeOver(async (_, proceed) => {
          if (refusals-- > 0) throw throttled();
          return proceed();
        });
        await busy.applyDeltas([viewed('u:1')], batchOf(0));
        expect(viewsOf(await one('u:1'))).toBe(1);

        const closed = storeOver(async ({ name, input }, proceed) => {
          const id = (input.Item as { pk?: { S?: string } } | undefined)?.pk?.S;
          if (name === 'PutItemCommand' && id !== 'u:2') throw throttled();
          return proceed();
        });
        const begun = clock.now();
        const deltas = [viewed('u:2'), viewed('u:3'), viewed('u:4')];
        const failure = await closed.applyDeltas(deltas, batchOf(1)).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(ProfileStoreThrottledError);
        expect((failure as ProfileStoreThrottledError).pending).toBe(2);
        expect(clock.now() - begun).toBeLessThanOrEqual(60_000);
        await store.applyDeltas(deltas, batchOf(1));
        expect((await store.read(['u:2', 'u:3', 'u:4'])).map(viewsOf)).toEqual([1, 1, 1]);
      });

      it('asks again for what the table left over', async () => {
        const deltas = Array.from({ length: 30 }, (_, i) => viewed(`u:${i}`));
        await store.applyDeltas(deltas, batchOf(0));
        const partial = storeOver(partialReads(access));
        await partial.applyDeltas(deltas, batchOf(0));
        await partial.applyDeltas(deltas, batchOf(1));
        expect((await partial.read(deltas.map(({ id }) => id))).map(viewsOf)).toEqual(deltas.map(() => 2));
      });

      it('refuses what a newer program wrote, and leaves it as it is', async () => {
        await store.applyDeltas([viewed('u:1'), viewed('u:2')], batchOf(0));
        const newer = Uint8Array.of(activityVersion + 1, 7, 7);
        await change(access, 'u:1', 'a = :value', { B: newer });
        await change(access, 'u:2', 'f = :value', { N: '2' });
        for (const id of ['u:1', 'u:2']) {
          const before = await itemOf(id);
          await expect(store.applyDeltas([viewed(id)], batchOf(1))).rejects.toThrow(NewerEncodingError);
          await expect(store.read([id])).rejects.toThrow(NewerEncodingError);
          expect(await itemOf(id)).toEqual(before);
        }
        await expect(Array.fromAsync(store.scan(0, 1))).rejects.toThrow(NewerEncodingError);
      });

      it('does nothing for no deltas', async () => {
        await store.applyDeltas([], batchOf(0));
        expect(await store.count()).toBe(0);
      });
    });

    describe('read, scan, count, estimate', () => {
      it('reads in the order asked for, also repeated and missing ids, and more than one request holds', async () => {
        const ids = Array.from({ length: 230 }, (_, i) => `u:${i}`);
        await store.applyDeltas(
          ids.map((id) => viewed(id)),
          batchOf(0),
        );
        const asked = ['u:7', 'u:none', ...ids.toReversed(), 'u:7'];
        expect((await store.read(asked)).map(({ id }) => id)).toEqual(asked.filter((id) => id !== 'u:none'));
      });

      it.each([1, 2, 7, 64])(
        'gives each profile in one of %i segments, whatever else the table holds',
        async (total) => {
          const ids = Array.from({ length: 150 }, (_, i) => `u:${i}`);
          await store.applyDeltas(
            ids.map((id) => viewed(id)),
            batchOf(0),
          );
          const other = { pk: { S: 'u:1' }, sk: { S: 's' }, tier: { S: 'core' } };
          await access.client.send(new PutItemCommand({ TableName: access.table, Item: other }));
          const found: string[] = [];
          for (let segment = 0; segment < total; segment++) {
            for await (const { id } of store.scan(segment, total)) found.push(id);
          }
          expect(found.sort()).toEqual(ids.sort());
          expect(await store.count()).toBe(150);
          expect(await store.estimate()).toEqual({ profiles: 150 });
        },
      );

      it('scans through pages', async () => {
        const big = (id: string): Profile => ({
          ...viewed(id),
          traits: [{ name: 'note', origin: 'declared', source: 'crm', value: 'n'.repeat(300_000), seconds: 0 }],
        });
        await store.applyDeltas(
          Array.from({ length: 8 }, (_, i) => big(`u:${i}`)),
          batchOf(0),
        );
        expect((await Array.fromAsync(store.scan(0, 1))).map(({ id }) => id).sort()).toEqual(
          Array.from({ length: 8 }, (_, i) => `u:${i}`),
        );
        expect(await store.count()).toBe(8);
      });
    });
  });
}

/** A delta as the profile that it makes. */
const folded = (delta: Profile): Profile => mergeProfiles(emptyProfile(delta.id), delta);

/** Hands on at most seven keys of a read; the rest comes back unprocessed. */
function partialReads({ table }: { readonly table: string }): Intercept {
  return async ({ name, input }, proceed) => {
    const request = (input.RequestItems as Record<string, { Keys: unknown[] }> | undefined)?.[table];
    if (name !== 'BatchGetItemCommand' || request === undefined || request.Keys.length <= 7) return proceed();
    const rest = request.Keys.splice(7);
    const answer = (await proceed()) as object;
    return { ...answer, UnprocessedKeys: { [table]: { ...request, Keys: rest } } };
  };
}

async function change(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  id: string,
  assignment: string,
  value: { readonly B: Uint8Array } | { readonly N: string },
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: profileKey(id),
      UpdateExpression: `SET ${assignment}`,
      ExpressionAttributeValues: { ':value': 'B' in value ? { B: value.B } : { N: value.N } },
    }),
  );
}
