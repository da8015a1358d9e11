import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../shared/store/read-ahead.ts';

/** Reads that end when they are told to, and what is known of them. */
function controlled() {
  const under = new Map<string, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  const begun: string[] = [];
  const read = (key: string): Promise<string> => {
    begun.push(key);
    return new Promise((resolve, reject) => under.set(key, { resolve, reject }));
  };
  return { begun, under, read };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('readAhead(keys, read, atOnce)', () => {
  it('begins so many reads at once, and another as one is taken, in the order of the keys', async () => {
    const { begun, under, read } = controlled();
    const reading = readAhead(['a', 'b', 'c', 'd'], read, 2);
    const first = reading.next();
    await soon();
    expect(begun).toEqual(['a', 'b']);
    under.get('b')?.resolve('B');
    await soon();
    // The later answer waits for its turn.
    expect(begun).toEqual(['a', 'b']);
    under.get('a')?.resolve('A');
    expect(await first).toEqual({ done: false, value: 'A' });
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(await reading.next()).toEqual({ done: false, value: 'B' });
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    under.get('d')?.resolve('D');
    under.get('c')?.resolve('C');
    expect(await Array.fromAsync(reading)).toEqual(['C', 'D']);
  });

  it('gives what reading one after the other gives, whatever the order of answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), async (s, keys, atOnce) => {
        const read = (key: number) => s.schedule(Promise.resolve(key * 2));
        const all = Array.fromAsync(readAhead(keys, read, atOnce));
        expect(await s.waitFor(all)).toEqual(keys.map((key) => key * 2));
      }),
    );
  });

  it('throws a failure at its place, begins nothing after it, and waits for what is under way', async () => {
    const { begun, under, read } = controlled();
    const found: string[] = [];
    let isOver = false;
    const all = (async () => {
      for await (const text of readAhead(['a', 'b', 'c', 'd'], read, 3)) found.push(text);
    })().finally(() => {
      isOver = true;
    });
    const failure = expect(all).rejects.toThrow('b is gone');
    await soon();
    under.get('b')?.reject(new Error('b is gone'));
    await soon();
    under.get('a')?.resolve('A');
    await soon();
    expect([found, begun, isOver]).toEqual([['A'], ['a', 'b', 'c'], false]);
    under.get('c')?.resolve('C');
    await failure;
  });

  it('begins nothing more when nobody wants the rest', async () => {
    const begun: number[] = [];
    const read = async (key: number) => begun.push(key);
    for await (const _ of readAhead([1, 2, 3, 4, 5], read, 2)) break;
    expect(begun).toEqual([1, 2, 3]);
  });
});
