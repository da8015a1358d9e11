import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTopEntries } from '../../../shared/domain/recommendations/top-entries.ts';

describe('createTopEntries(most, compare)', () => {
  it('takes what sorting all and cutting off takes', () => {
    const entries = fc.uniqueArray(fc.record({ entry: fc.nat(50), score: fc.integer({ min: 1, max: 4 }) }), {
      selector: ({ entry }) => entry,
    });
    fc.assert(
      fc.property(entries, fc.nat(6), fc.boolean(), (all, most, falls) => {
        const compare = falls ? (a: number, b: number) => b - a : undefined;
        const top = createTopEntries(most, compare);
        for (const { entry, score } of all) top.offer(entry, score);
        const order = compare ?? ((a: number, b: number) => a - b);
        const sorted = all.toSorted((a, b) => b.score - a.score || order(a.entry, b.entry));
        expect(top.take()).toEqual(sorted.slice(0, most));
        expect(top.take()).toEqual([]);
      }),
    );
  });
});
