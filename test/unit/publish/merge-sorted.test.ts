import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSorted } from '../../../functions/publish-audience/merge-sorted.ts';

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const byNumber = (a: number, b: number) => a - b;

describe('mergeSorted(streams, compare)', () => {
  it('gives the items of no stream for no stream', async () => {
    expect(await Array.fromAsync(mergeSorted<number>([], byNumber))).toEqual([]);
  });

  it('keeps the order of streams among equal items', async () => {
    const streams = ['a1 b1', 'a2', 'a3 b3'].map((items) => stream(items.split(' ')));
    const merged = mergeSorted(streams, (x, y) => x.charCodeAt(0) - y.charCodeAt(0));
    expect(await Array.fromAsync(merged)).toEqual(['a1', 'a2', 'a3', 'b1', 'b3']);
  });

  it('gives what sorting all items gives, however they are spread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 0, max: 50 })), { maxLength: 9 }), async (lists) => {
        const sorted = lists.map((list) => list.toSorted(byNumber));
        const merged = await Array.fromAsync(mergeSorted(sorted.map(stream), byNumber));
        expect(merged).toEqual(lists.flat().toSorted(byNumber));
      }),
    );
  });
});
