import { describe, expect, it } from 'vitest';
import { heaviest } from '../../../shared/domain/statistics/heaviest.ts';

const entries = new Map([
  ['d', 2],
  ['a', 1],
  ['c', 5],
  ['b', 2],
]);
const kept = (most: number) => [...heaviest(entries, most, (customers) => customers)];

describe('heaviest(entries, most, customersOf)', () => {
  it('keeps all where they are few enough', () => {
    expect(kept(4)).toEqual([...entries]);
  });

  it('keeps the heaviest of more, ties by key', () => {
    expect(kept(2)).toEqual([
      ['c', 5],
      ['b', 2],
    ]);
  });

  it('keeps none of a single customer then', () => {
    expect(kept(3)).toEqual([
      ['c', 5],
      ['b', 2],
      ['d', 2],
    ]);
    expect([...heaviest(new Map([...entries, ['e', 1]]), 4, (customers) => customers)]).toHaveLength(3);
  });
});
