import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { RunInProgressError, type RunRecord, type RunRecords } from '../../shared/store/run-records.ts';
import type { OpenTable } from '../support/dynamodb-servers.ts';
import { connectionLost, interceptedClient } from '../support/intercepted-client.ts';
import { createManualClock } from '../support/manual-clock.ts';

const runOf = (name: string, startedAt = 1000): RunRecord => ({
  run: `2011-12-01T00-00-00Z-${name}`,
  asOf: '2011-12-01T00:00:00.000Z',
  status: 'running',
  holder: `local:host:${name}`,
  startedAt,
});

const alive = async () => true;
const dead = async () => false;
const notAsked = async (): Promise<boolean> => {
  throw new Error('Nobody else was expected to hold the lock.');
};

/** What the run records on a table promise. */
export function describeRunRecords(server: string, openTable: OpenTable): void {
  describe(`createDynamoDbRunRecords(access) on ${server}`, () => {
    let access: Awaited<ReturnType<OpenTable>>;
    let runs: RunRecords;
    const clock = createManualClock();
    beforeEach(async () => {
      access = await openTable();
      runs = createDynamoDbRunRecords({ ...access, clock });
    });
    const [a, b, c] = [runOf('a'), runOf('b', 2000), runOf('c', 3000)];

    it('records a run from its beginning to its end', async () => {
      await runs.begin(a, notAsked);
      expect(await runs.find(a.run)).toEqual(a);
      await runs.end(a.run, { status: 'done', finishedAt: 5000, profiles: 4338 });
      expect(await runs.find(a.run)).toEqual({ ...a, status: 'done', finishedAt: 5000, profiles: 4338 });
      expect(await runs.find('another')).toBeUndefined();
    });

    it('lets no second run begin while the first is alive, and lets it when the first has ended', async () => {
      await runs.begin(a, notAsked);
      await expect(runs.begin(b, alive)).rejects.toThrow(new RunInProgressError(a.run));
      expect(await runs.find(b.run)).toBeUndefined();
      await runs.end(a.run, { status: 'failed', finishedAt: 5000, failure: 'PlanError' });
      await runs.begin(b, notAsked);
      expect(await runs.find(a.run)).toEqual({ ...a, status: 'failed', finishedAt: 5000, failure: 'PlanError' });
    });

    it('lets the holder begin the same run again', async () => {
      await runs.begin(a, notAsked);
      await runs.begin(a, notAsked);
      await expect(runs.begin(b, alive)).rejects.toThrow(RunInProgressError);
    });

    it('takes over from a run whose execution is gone, and marks it failed', async () => {
      await runs.begin(a, notAsked);
      const asked: string[] = [];
      await runs.begin(b, async (holder) => {
        asked.push(holder);
        return false;
      });
      expect(asked).toEqual([a.holder]);
      expect(await runs.find(a.run)).toEqual({ ...a, status: 'failed', finishedAt: clock.now(), failure: 'Abandoned' });
      expect(await runs.find(b.run)).toEqual(b);
    });

    it('lets one of several take over', async () => {
      await runs.begin(a, notAsked);
      const outcomes = await Promise.allSettled([b, c].map((run) => runs.begin(run, async (h) => h !== a.holder)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(RunInProgressError);
    });

    it('leaves the lock of whoever took over when the first run ends after all', async () => {
      await runs.begin(a, notAsked);
      await runs.begin(b, dead);
      await runs.end(a.run, { status: 'failed', finishedAt: 9000, failure: 'Late' });
      await expect(runs.begin(c, alive)).rejects.toThrow(new RunInProgressError(b.run));
    });

    it('keeps a run done, whatever is said of it later, and knows nothing of one that never began', async () => {
      await runs.begin(a, notAsked);
      await runs.end(a.run, { status: 'done', finishedAt: 5000 });
      await runs.end(a.run, { status: 'failed', finishedAt: 6000, failure: 'Late' });
      expect(await runs.find(a.run)).toEqual({ ...a, status: 'done', finishedAt: 5000 });
      await runs.end(b.run, { status: 'failed', finishedAt: 6000 });
      expect(await runs.find(b.run)).toBeUndefined();
    });

    it('begins and ends once when every first answer is lost', async () => {
      const lost = new Set<string>();
      const client = interceptedClient(access.client, async ({ name }, proceed) => {
        const answer = await proceed();
        if (lost.has(name)) return answer;
        lost.add(name);
        throw connectionLost();
      });
      const shaky = createDynamoDbRunRecords({ ...access, client, clock });
      await shaky.begin(a, notAsked);
      await shaky.end(a.run, { status: 'done', finishedAt: 5000 });
      expect(lost).toEqual(new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']));
      expect((await runs.find(a.run))?.status).toBe('done');
      await runs.begin(b, notAsked);
    });

    it('lists the newest first', async () => {
      for (const run of [b, a, c]) {
        await runs.begin(run, notAsked);
        await runs.end(run.run, { status: 'done', finishedAt: 9000 });
      }
      expect((await runs.recent(2)).map(({ run }) => run)).toEqual([c.run, b.run]);
    });
  });
}
