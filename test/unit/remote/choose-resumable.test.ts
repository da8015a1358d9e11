import { describe, expect, it } from 'vitest';
import { chooseResumable } from '../../../cli/queries/choose-resumable.ts';
import type { RunRecord } from '../../../shared/store/run-records.ts';

const record = (run: string, status: RunRecord['status']): RunRecord => ({
  run,
  asOf: '2011-12-01T00:00:00.000Z',
  status,
  holder: `holder of ${run}`,
  startedAt: 0,
});

const choose = (records: readonly RunRecord[], meant?: string, alive = false) =>
  chooseResumable({ recent: async () => [...records] }, meant, async () => alive);

const failed = record('2011-12-01T00-00-00Z-aaaaaa', 'failed');
const done = record('2011-11-01T00-00-00Z-bbbbbb', 'done');
const killed = record('2011-10-01T00-00-00Z-cccccc', 'running');

describe('chooseResumable(runs, meant, isAlive)', () => {
  it('is the last run when none is named, whether it failed or its process is gone', async () => {
    expect(await choose([failed, done])).toBe(failed.run);
    expect(await choose([killed, done])).toBe(killed.run);
  });

  it('is the one named by its id or the beginning of it', async () => {
    expect(await choose([done, failed, killed], killed.run)).toBe(killed.run);
    expect(await choose([done, failed, killed], '2011-12')).toBe(failed.run);
  });

  it.each([
    ['there is no run', [], undefined, 'There is no run yet: nothing to resume.'],
    ['the last is done', [done, failed], undefined, `Run ${done.run} is done: nothing to resume.`],
    ['nobody knows the one that is named', [failed], '2010', 'There is no run "2010".'],
    ['several begin like it', [failed, done], '2011-1', /^2 runs begin with "2011-1"/],
  ] as const)('is none when %s', async (_, records, meant, message) => {
    await expect(choose(records, meant)).rejects.toThrow(message);
    await expect(choose(records, meant)).rejects.toMatchObject({ name: 'NothingToResumeError', exitCode: 2 });
  });

  it('is none that is going on', async () => {
    await expect(choose([killed], undefined, true)).rejects.toMatchObject({
      name: 'RunInProgressError',
      run: killed.run,
    });
  });
});
