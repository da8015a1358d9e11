import { describe, expect, it } from 'vitest';
import { addPaths, heaviestPaths } from '../../../shared/domain/visits/common-paths.ts';

describe('addPaths(sums, more)', () => {
  it('adds path by path, whichever comes first', () => {
    const [a, b]: [string, number][][] = [
      [['view', 2]],
      [
        ['view', 1],
        ['order', 4],
      ],
    ];
    for (const days of [
      [a, b],
      [b, a],
    ]) {
      const sums = new Map<string, number>();
      for (const day of days) addPaths(sums, day ?? []);
      expect(sums).toEqual(
        new Map([
          ['view', 3],
          ['order', 4],
        ]),
      );
    }
  });
});

describe('heaviestPaths(counts, most)', () => {
  it('keeps the heaviest, ties by their bytes', () => {
    expect(
      heaviestPaths(
        new Map([
          ['view', 1],
          ['search', 3],
          ['order', 1],
          ['like', 1],
        ]),
        3,
      ),
    ).toEqual([
      ['search', 3],
      ['like', 1],
      ['order', 1],
    ]);
  });

  it('keeps 200 unless told', () => {
    const many = new Map(Array.from({ length: 300 }, (_, i) => [`p${i}`, 1000 - i]));
    const kept = heaviestPaths(many);
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)).toEqual(['p199', 801]);
  });
});
