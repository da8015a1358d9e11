import { describe, expect, it } from 'vitest';
import { forEachConcurrently } from '../../../../shared/store/dynamodb/for-each-concurrently.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('forEachConcurrently(items, limit, work)', () => {
  it('works on every item once, on at most `limit` at a time', async () => {
    const done: number[] = [];
    let working = 0;
    let most = 0;
    await forEachConcurrently([...Array(50).keys()], 4, async (item) => {
      most = Math.max(most, ++working);
      await pause();
      working--;
      done.push(item);
    });
    expect(done.sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    expect(most).toBe(4);
  });

  it('begins nothing after a failure, waits for what is under way, and throws the failure', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      if (item === 2) throw new RangeError('two');
      await pause();
      await pause();
      ended.push(item);
    };
    await expect(forEachConcurrently([...Array(20).keys()], 3, work)).rejects.toThrow('two');
    expect(begun).toEqual([0, 1, 2]);
    expect(ended).toEqual([0, 1]);
  });
});
