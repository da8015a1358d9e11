import { describe, expect, it } from 'vitest';
import { foldHistories, rowsWhere, splitAtDay } from '../../../shared/domain/recommendations/interactions.ts';
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

describe('rowsWhere(interactions, keeps)', () => {
  it('keeps rows in their order and customers in their places, also those without a row left', () => {
    const rows = interactionsOf([
      [],
      [[3, 1, 2]],
      [],
      [
        [0, 5],
        [4, 6, 3],
        [0, 2, 7],
      ],
      [[9, 9]],
      [],
    ]);
    const expected = interactionsOf([
      [],
      [],
      [],
      [
        [0, 5],
        [0, 2, 7],
      ],
      [[9, 9]],
      [],
    ]);
    expect(rowsWhere(rows, (row) => row !== 0 && row !== 2)).toEqual(expected);
    expect(rowsWhere(rows, () => true)).toEqual(rows);
    expect(rowsWhere(rows, () => false)).toEqual(interactionsOf([[], [], [], [], [], []]));
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
