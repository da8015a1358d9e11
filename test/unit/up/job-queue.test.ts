import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../../cli/local/up/job-queue.ts';

describe('createJobQueue(failed)', () => {
  it('does one job after the other, in order, and a name that waits once', async () => {
    const log: string[] = [];
    const jobs = createJobQueue(() => {});
    const job = (name: string) => async () => {
      log.push(`${name} begins`);
      await tick();
      log.push(`${name} ends`);
    };
    jobs.add('a', job('a'));
    jobs.add('b', job('b'));
    jobs.add('b', job('b again'));
    await tick();
    await tick();
    await tick();
    await tick();
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });
  it('takes a name again while the job of that name is being done, since it may have come too late for it', async () => {
    const log: string[] = [];
    const jobs = createJobQueue(() => {});
    const gate = Promise.withResolvers<void>();
    jobs.add('configuration', async () => {
      log.push('first');
      await gate.promise;
    });
    await tick();
    expect(jobs.current).toBe('configuration');
    jobs.add('configuration', async () => {
      log.push('second');
    });
    gate.resolve();
    await tick();
    await tick();
    expect(log).toEqual(['first', 'second']);
    expect(jobs.current).toBeUndefined();
  });
  it('tells of a job that failed and goes on', async () => {
    const failures: unknown[] = [];
    const done: string[] = [];
    const jobs = createJobQueue((name, error) => failures.push([name, (error as Error).message]));
    jobs.add('bad', async () => {
      throw new Error('no disk');
    });
    jobs.add('good', async () => {
      done.push('good');
    });
    await tick();
    await tick();
    expect(failures).toEqual([['bad', 'no disk']]);
    expect(done).toEqual(['good']);
  });
  it('finishes what is being done when it is stopped, and begins nothing more', async () => {
    const log: string[] = [];
    const jobs = createJobQueue(() => {});
    const gate = Promise.withResolvers<void>();
    jobs.add('a', async () => {
      await gate.promise;
      log.push('a');
    });
    jobs.add('b', async () => {
      log.push('b');
    });
    await tick();
    const stopped = jobs.stop();
    jobs.add('c', async () => {
      log.push('c');
    });
    gate.resolve();
    await stopped;
    await tick();
    expect(log).toEqual(['a']);
  });
});
