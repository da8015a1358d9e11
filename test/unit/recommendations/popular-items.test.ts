import { describe, expect, it } from 'vitest';
import { foldHistories } from '../../../shared/domain/recommendations/interactions.ts';
import { mostPopular, popularity } from '../../../shared/domain/recommendations/popular-items.ts';
import { interactionsOf } from '../../support/interactions-of.ts';

const histories = foldHistories(
  interactionsOf([
    [
      [0, 10],
      [0, 10],
      [1, 10],
    ],
    [
      [0, 5],
      [2, 20],
    ],
  ]),
  9,
);
const age = { items: 4, day: 10, halfLifeDays: 5 };

describe('popularity(histories, age, counts)', () => {
  it('counts customers, those of a half-life ago by half, those of later days in full', () => {
    expect([...popularity(histories, age)]).toEqual([1500, 1000, 1000, 0]);
  });

  it('counts some customers alone', () => {
    expect([...popularity(histories, age, (customer) => customer === 1)]).toEqual([500, 0, 1000, 0]);
  });
});

describe('mostPopular(popularity, most)', () => {
  it('goes by popularity, then item, and leaves out what nobody has', () => {
    expect(mostPopular(Float64Array.of(1000, 0, 2000, 1000), 9)).toEqual([2, 0, 3]);
    expect(mostPopular(Float64Array.of(1000, 0, 2000, 1000), 2)).toEqual([2, 0]);
  });
});
