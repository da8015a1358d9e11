import { describe, expect, it } from 'vitest';
import { createSearchTermsFit } from '../../../shared/domain/shop/search-terms.ts';

const termsOf = (...days: readonly (readonly [day: number, ...searches: (readonly [string, number])[]])[]) => {
  const fit = createSearchTermsFit();
  for (const [day, ...searches] of days) fit.addDay(day, searches);
  return fit.finish();
};

describe('createSearchTermsFit()', () => {
  it('lists what ten customers searched for on one day, and only counts what nine did', () => {
    expect(termsOf([1, ['lamp', 10], ['vase', 9]])).toEqual({ listed: [['lamp', 10]], tooRare: 1 });
  });

  it('does not list what one customer searched for on ten days', () => {
    const days = Array.from({ length: 10 }, (_, day) => [day, ['ann example', 1]] as const);
    expect(termsOf(...days)).toEqual({ listed: [], tooRare: 1 });
  });

  it('puts the shares of a large day together', () => {
    expect(termsOf([1, ['lamp', 4]], [1, ['lamp', 6]]).listed).toEqual([['lamp', 10]]);
    expect(termsOf([1, ['lamp', 4]], [2, ['lamp', 6]]).listed).toEqual([]);
    expect(termsOf([1, ['lamp', 5]], [2, ['lamp', 4]], [2, ['lamp', 5]]).listed).toEqual([]);
  });

  it('adds up all days of a term that is listed, and puts the commonest first, of several by their bytes', () => {
    expect(termsOf([1, ['vase', 12], ['lamp', 10]], [2, ['lamp', 2], ['desk', 11]])).toEqual({
      listed: [
        ['lamp', 12],
        ['vase', 12],
        ['desk', 11],
      ],
      tooRare: 0,
    });
  });

  it('lists a hundred', () => {
    const many = Array.from({ length: 101 }, (_, at) => [`term ${at}`, 110 - at] as const);
    const { listed, tooRare } = termsOf([1, ...many]);
    expect([listed.length, listed.at(-1), tooRare]).toEqual([100, ['term 99', 11], 0]);
  });
});
