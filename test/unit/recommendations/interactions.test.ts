import { describe, expect, it } from 'vitest';
import { foldHistories, splitAtDay } from '../../../shared/domain/recommendations/interactions.ts';
import { interactionsOf } from '../../support/interactions-of.ts';

describe('foldHistories(interactions, most)', () => {
  it('keeps one row an item: its last day, the sum of its weights; newest first, then by item', () => {
    const rows = interactionsOf([
      [
        [7, 3],
        [2, 9, 2],
        [7, 5, 4],
        [1, 9],
      ],
      [],
      [[0, 1]],
    ]);
    expect(foldHistories(rows, 10)).toEqual(
      interactionsOf([
        [
          [1, 9],
          [2, 9, 2],
          [7, 5, 5],
        ],
        [],
        [[0, 1]],
      ]),
    );
  });

  it('keeps the newest items of a customer', () => {
    const rows = interactionsOf([
      [
        [3, 1],
        [1, 8],
        [2, 8],
      ],
    ]);
    expect(foldHistories(rows, 2)).toEqual(
      interactionsOf([
        [
          [1, 8],
          [2, 8],
        ],
      ]),
    );
  });
});

describe('splitAtDay(interactions, day)', () => {
  it('puts the day itself with what comes after, and keeps customers in their places', () => {
    const { before, after } = splitAtDay(
      interactionsOf([
        [
          [1, 4],
          [2, 5],
        ],
        [[3, 4]],
        [[4, 6, 2]],
      ]),
      5,
    );
    expect(before).toEqual(interactionsOf([[[1, 4]], [[3, 4]], []]));
    expect(after).toEqual(interactionsOf([[[2, 5]], [], [[4, 6, 2]]]));
  });
});
