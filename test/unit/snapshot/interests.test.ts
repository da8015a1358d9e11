import { describe, expect, it } from 'vitest';
import { interestStatistics } from '../../../functions/finish-run/interest-statistics.ts';
import { createInterestCounts, mostPaths } from '../../../functions/snapshot-part/count-interests.ts';

const countsOf = (...customers: readonly Readonly<Record<string, number>>[]) => {
  const counts = createInterestCounts();
  for (const interests of customers) counts.add(new Map(Object.entries(interests)));
  counts.endSlice();
  return counts.stored();
};

const statisticsOf = (
  { customers, paths }: ReturnType<typeof countsOf>,
  previous?: Parameters<typeof interestStatistics>[1],
) => interestStatistics({ customers, paths: new Map(Object.entries(paths)) }, previous);

describe('createInterestCounts()', () => {
  it('counts customers, those with 5 or more, and the sum in millionths', () => {
    expect(countsOf({ home: 4.9999999, bags: 5 }, { home: 0.25 }, {})).toEqual({
      customers: 2,
      paths: { home: [2, 0, 5_250_000], bags: [1, 1, 5_000_000] },
    });
  });

  it('counts slice after slice, and loses nothing of the last', () => {
    const counts = createInterestCounts();
    counts.add(new Map([['home', 6]]));
    counts.endSlice();
    counts.add(new Map([['home', 2]]));
    counts.endSlice();
    counts.endSlice();
    expect(counts.stored()).toEqual({ customers: 2, paths: { home: [2, 1, 8_000_000] } });
  });

  it('keeps the commonest paths of a slice that has too many', () => {
    const all = Object.fromEntries(Array.from({ length: mostPaths + 1 }, (_, at) => [`p${at}`, 1]));
    expect(countsOf(all, { p7: 2 })).toEqual({ customers: 2, paths: { p7: [2, 0, 3_000_000] } });
  });
});

describe('interestStatistics(sums, previous)', () => {
  it('lists the paths that most are strongly interested in, then by path, with the mean of those interested', () => {
    const counts = countsOf({ a: 1, b: 8, c: 6 }, { b: 6, c: 6 }, { d: 5 });
    expect(statisticsOf(counts)).toEqual({
      customers: 3,
      paths: 4,
      top: [
        { path: 'b', customers: 2, strong: 2, meanScore: 7, previousStrong: null },
        { path: 'c', customers: 2, strong: 2, meanScore: 6, previousStrong: null },
        { path: 'd', customers: 1, strong: 1, meanScore: 5, previousStrong: null },
        { path: 'a', customers: 1, strong: 0, meanScore: 1, previousStrong: null },
      ],
    });
  });

  it('tells how many there were in the run before, of the paths that were listed then', () => {
    const before = statisticsOf(countsOf({ b: 9 }));
    const { top } = statisticsOf(countsOf({ b: 9, c: 9 }, { b: 9 }), before);
    expect(top.map(({ path, strong, previousStrong }) => [path, strong, previousStrong])).toEqual([
      ['b', 2, 1],
      ['c', 1, null],
    ]);
  });

  it('lists at most 30', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, at < 35 ? 1 : 7]));
    const { top, paths } = statisticsOf(countsOf(many));
    expect(paths).toBe(40);
    expect(top).toHaveLength(30);
    expect(top.slice(0, 6).map(({ path }) => path)).toEqual(['p35', 'p36', 'p37', 'p38', 'p39', 'p0']);
  });
});
