import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DropCounts, noRows } from '../../shared/domain/drops/drop-counts.ts';
import { type DropLedger, type DropRecord, LedgerFullError } from '../../shared/store/drop-ledger.ts';
import { createDynamoDbDropLedger, UnknownDropError } from '../../shared/store/dynamodb/drop-ledger.ts';
import { ledgerShardKey } from '../../shared/store/dynamodb/keys.ts';
import { shardOf } from '../../shared/store/dynamodb/ledger-shard.ts';
import type { OpenTable } from '../support/dynamodb-servers.ts';
import { connectionLost, interceptedClient } from '../support/intercepted-client.ts';
import { createManualClock } from '../support/manual-clock.ts';

const leaseMs = 15 * 60_000;
const marginMs = 60_000;

/** Drops that meet in one shard. */
const neighbours = (count: number, shard = 7): string[] => {
  const drops: string[] = [];
  for (let i = 0; drops.length < count; i++) if (shardOf(`drop-${i}`) === shard) drops.push(`drop-${i}`);
  return drops;
};

const [first, second, third] = neighbours(3) as [string, string, string];

const record = (drop: string, openedAt = 1000): DropRecord => ({
  drop,
  source: 'shop',
  key: `drops/shop/${drop}-2011-01.csv`,
  status: 'open',
  configuration: 'c1',
  checkpoint: -1,
  counts: noRows,
  openedAt,
});

const counts = (read: number): DropCounts => ({
  ...noRows,
  read,
  applied: read - 1,
  refused: { missing_id: 1 },
  repaired: { id_decimal: 2 },
  customers: 3,
});

/** What the ledger on a table promises. */
export function describeDropLedger(server: string, openTable: OpenTable): void {
  describe(`createDynamoDbDropLedger(options) on ${server}`, () => {
    let access: Awaited<ReturnType<OpenTable>>;
    let ledger: DropLedger;
    let clock: ReturnType<typeof createManualClock>;
    beforeEach(async () => {
      access = await openTable();
      clock = createManualClock();
      ledger = createDynamoDbDropLedger({ ...access, clock });
    });

    const register = (drop: string) => ledger.register(drop, clock.now());
    async function apply(drop: string): Promise<void> {
      await register(drop);
      await ledger.open(record(drop));
      await ledger.finish(drop, clock.now());
    }
    async function entries(shard: number): Promise<{ inflight: string[]; finished: string[] }> {
      const { Item } = await access.client.send(
        new GetItemCommand({ TableName: access.table, Key: ledgerShardKey(shard), ConsistentRead: true }),
      );
      return {
        inflight: Object.keys(Item?.inflight?.M ?? {}).sort(),
        finished: Object.keys(Item?.finished?.M ?? {}).sort(),
      };
    }

    describe('register(drop, now)', () => {
      it('gives each drop of a shard a sequence of its own, from 0 up, and a deadline one lease away', async () => {
        const [a, b] = [await register(first), await register(second)];
        expect(a.token(3)).toEqual({ shard: 7, sequence: 0, batch: 3 });
        expect(b.token(0)).toEqual({ shard: 7, sequence: 1, batch: 0 });
        expect(a.deadline).toBe(clock.now() + leaseMs);
      });

      it('gives a drop in flight the sequence it has', async () => {
        await register(first);
        await register(second);
        expect((await register(first)).token(0).sequence).toBe(0);
        expect((await register(third)).token(0).sequence).toBe(3);
      });

      it('counts each shard for itself', async () => {
        const [other] = neighbours(1, 8) as [string];
        await register(first);
        expect((await register(other)).token(0)).toEqual({ shard: 8, sequence: 0, batch: 0 });
      });

      it('calls obsolete what was given out and is not in flight, and nothing else', async () => {
        await register(first);
        await register(first);
        const { isObsolete } = await register(second);
        expect([0, 1, 2, 3, 4].map(isObsolete)).toEqual([false, true, false, false, false]);
      });

      it('keeps a finished drop in flight for a lease and the margin, and lets it go to the next who registers', async () => {
        await apply(first);
        clock.advance(leaseMs + marginMs);
        expect((await register(second)).isObsolete(0)).toBe(false);
        expect(await entries(7)).toEqual({ inflight: [first, second].sort(), finished: [first] });
        clock.advance(1);
        expect((await register(second)).isObsolete(0)).toBe(false);
        expect(await entries(7)).toEqual({ inflight: [second], finished: [] });
        expect((await register(second)).isObsolete(0)).toBe(true);
      });

      it('never lets a drop go that is not finished', async () => {
        await register(first);
        clock.advance(1000 * leaseMs);
        expect((await register(second)).isObsolete(0)).toBe(false);
        expect((await register(second)).isObsolete(0)).toBe(false);
      });

      it('gives a drop that had left a new sequence', async () => {
        await apply(first);
        clock.advance(leaseMs + marginMs + 1);
        await register(second);
        const again = await register(first);
        expect(again.token(0).sequence).toBe(2);
        expect(again.isObsolete(0)).toBe(true);
      });

      it('counts the lease of a drop that came again from when it was finished again', async () => {
        await apply(first);
        clock.advance(leaseMs);
        await register(first);
        await ledger.finish(first, clock.now());
        clock.advance(leaseMs + marginMs);
        await register(second);
        expect((await entries(7)).finished).toEqual([first]);
      });

      it('leaves a drop in flight that was finished again while it was about to go', async () => {
        await apply(first);
        clock.advance(leaseMs + marginMs + 1);
        const slow = interceptedClient(access.client, async ({ name, input }, proceed) => {
          if (name === 'UpdateItemCommand' && String(input.UpdateExpression).startsWith('REMOVE'))
            await ledger.finish(first, clock.now());
          return proceed();
        });
        await createDynamoDbDropLedger({ ...access, client: slow, clock }).register(second, clock.now());
        expect(await entries(7)).toEqual({ inflight: [first, second].sort(), finished: [first] });
      });

      it('refuses the 1,001st drop of a shard, not one that is in it, until some have left', async () => {
        const drops = neighbours(1001);
        const inflight = drops.slice(0, 1000).map((drop, i) => [drop, { N: String(i) }]);
        await access.client.send(
          new PutItemCommand({
            TableName: access.table,
            Item: {
              ...ledgerShardKey(7),
              sequence: { N: '1000' },
              inflight: { M: Object.fromEntries(inflight) },
              finished: { M: { [drops[5] as string]: { N: String(clock.now()) } } },
            },
          }),
        );
        await expect(register(drops[1000] as string)).rejects.toThrow(LedgerFullError);
        expect((await register(drops[999] as string)).token(0).sequence).toBe(999);
        clock.advance(leaseMs + marginMs + 1);
        expect((await register(drops[1000] as string)).token(0).sequence).toBe(1001);
      });

      it('makes its shard where the table was made without', async () => {
        await access.client.send(new DeleteItemCommand({ TableName: access.table, Key: ledgerShardKey(7) }));
        expect((await register(first)).token(0)).toEqual({ shard: 7, sequence: 0, batch: 0 });
        expect((await register(second)).token(0)).toEqual({ shard: 7, sequence: 1, batch: 0 });
      });

      it('gives twenty that register at once different sequences', async () => {
        const registrations = await Promise.all(neighbours(20).map(register));
        expect(registrations.map(({ token }) => token(0).sequence).sort((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, i) => i),
        );
      });

      it('gives one sequence when an answer is lost', async () => {
        let lost = 0;
        const client = interceptedClient(access.client, async (_, proceed) => {
          const answer = await proceed();
          if (lost++ === 0) throw connectionLost();
          return answer;
        });
        const { token } = await createDynamoDbDropLedger({ ...access, client, clock }).register(first, clock.now());
        expect(token(0).sequence).toBe(0);
        expect((await register(first)).token(0).sequence).toBe(0);
      });
    });

    describe('open, find, advance, finish, refuse', () => {
      it('finds what was opened, field by field', async () => {
        const full = {
          ...record(first),
          versionId: 'v.1',
          counts: counts(10),
          problem: { message: 'why', found: 'a', expected: 'b' },
          finishedAt: 5,
        };
        expect(await ledger.find(first)).toBeUndefined();
        expect(await ledger.open(full)).toEqual(full);
        expect(await ledger.find(first)).toEqual(full);
        expect(await ledger.open(record(second))).toEqual(record(second));
        expect(await ledger.find(second)).toEqual(record(second));
      });

      it('gives back the record that another worker opened', async () => {
        await ledger.open(record(first));
        expect(await ledger.open({ ...record(first), configuration: 'c2' })).toEqual(record(first));
      });

      it('opens in place of a refused record, and never refuses an open or done one', async () => {
        await ledger.refuse({ ...record(first), status: 'refused', problem: { message: 'no header' } });
        expect(await ledger.find(first)).toMatchObject({ status: 'refused', problem: { message: 'no header' } });
        expect(await ledger.open(record(first))).toEqual(record(first));
        await ledger.refuse({ ...record(first), status: 'refused', problem: { message: 'again' } });
        expect(await ledger.find(first)).toEqual(record(first));
        await ledger.finish(first, 2000);
        await ledger.refuse({ ...record(first), status: 'refused', problem: { message: 'again' } });
        expect((await ledger.find(first))?.status).toBe('done');
      });

      it('moves the checkpoint up with its counts, and never down', async () => {
        await ledger.open(record(first));
        await ledger.advance(first, 0, counts(10));
        await ledger.advance(first, 2, counts(30));
        await ledger.advance(first, 1, counts(20));
        await ledger.advance(first, 2, counts(99));
        expect(await ledger.find(first)).toEqual({ ...record(first), checkpoint: 2, counts: counts(30) });
      });

      it('records when a drop was finished first, however often it is finished', async () => {
        await apply(first);
        const done = await ledger.find(first);
        expect(done).toEqual({ ...record(first), status: 'done', finishedAt: clock.now() });
        clock.advance(5);
        await ledger.finish(first, clock.now());
        expect(await ledger.find(first)).toEqual(done);
      });

      it('finishes a drop that has left the ledger without putting it back', async () => {
        await apply(first);
        clock.advance(leaseMs + marginMs + 1);
        await register(second);
        await ledger.finish(first, clock.now());
        expect(await entries(7)).toEqual({ inflight: [second], finished: [] });
      });

      it('finishes the record before the entry, so a crash in between leaves the drop in flight and done', async () => {
        await register(first);
        await ledger.open(record(first));
        const client = interceptedClient(access.client, async ({ input }, proceed) => {
          if (String(input.UpdateExpression).includes('finished.')) throw new Error('crash');
          return proceed();
        });
        const crashing = createDynamoDbDropLedger({ ...access, client, clock });
        await expect(crashing.finish(first, clock.now())).rejects.toThrow('crash');
        expect((await ledger.find(first))?.status).toBe('done');
        expect(await entries(7)).toEqual({ inflight: [first], finished: [] });
        await ledger.finish(first, clock.now());
        expect((await entries(7)).finished).toEqual([first]);
      });

      it('counts the lease from after the record was done, also when the worker stood still before', async () => {
        await register(first);
        await ledger.open(record(first));
        const before = clock.now();
        clock.advance(leaseMs);
        await ledger.finish(first, before);
        clock.advance(marginMs + 1);
        await register(second);
        expect((await entries(7)).finished).toEqual([first]);
      });

      it('says when a drop was never opened', async () => {
        await expect(ledger.advance('x', 0, noRows)).rejects.toThrow(UnknownDropError);
        await expect(ledger.finish('x', 1)).rejects.toThrow(UnknownDropError);
      });

      it('lists the newest first, of all states', async () => {
        for (let i = 0; i < 5; i++) await ledger.open(record(`d${i}`, 1000 + ((i * 3) % 5)));
        await ledger.refuse({ ...record('bad', 2000), status: 'refused', problem: { message: 'empty' } });
        await ledger.advance('d3', 4, counts(50));
        const recent = await ledger.recent(4);
        expect(recent.map(({ drop }) => drop)).toEqual(['bad', 'd3', 'd1', 'd4']);
        expect(recent[1]).toEqual({ ...record('d3', 1004), checkpoint: 4, counts: counts(50) });
        expect(await ledger.recent(20)).toHaveLength(6);
      });

      it('lists all of more drops than one page of the index holds', async () => {
        for (let n = 0; n < 120; n++) await ledger.open(record(`many${n}`, 5000 + n));
        const names = (await ledger.recent(Number.MAX_SAFE_INTEGER)).map(({ drop }) => drop);
        expect(names.filter((drop) => drop.startsWith('many'))).toEqual(
          Array.from({ length: 120 }, (_, n) => `many${119 - n}`),
        );
        expect((await ledger.recent(110)).map(({ drop }) => drop)).toEqual(names.slice(0, 110));
      });
    });
  });
}
