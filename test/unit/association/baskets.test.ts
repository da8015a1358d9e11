import { describe, expect, it } from 'vitest';
import { checkBaskets, encodeBaskets } from '../../../shared/domain/association/baskets.ts';

describe('encodeBaskets(baskets)', () => {
  it('numbers items by the UTF-8 order of their names and keeps empty baskets', () => {
    const { baskets, names } = encodeBaskets([['tea', '茶'], [], ['coffee', 'tea', 'tea']]);
    expect(names).toEqual(['coffee', 'tea', '茶']);
    expect([...baskets.items]).toEqual([1, 2, 0, 1, 1]);
    expect([...baskets.offsets]).toEqual([0, 2, 2, 5]);
  });

  it('gives the same numbers whatever the order of the baskets', () => {
    expect(encodeBaskets([['b'], ['a']]).names).toEqual(encodeBaskets([['a'], ['b']]).names);
  });
});

describe('checkBaskets(baskets)', () => {
  it.each([
    ['offsets that do not end with the items', [0, 1], [0, 1], 'from 0 to 2'],
    ['offsets that fall', [0, 1], [0, 2, 1, 2], 'fall, as they do at 2'],
    ['negative items', [0, -1], [0, 2], 'item 1 is -1'],
  ])('refuses %s', (_, items, offsets, message) => {
    expect(() => checkBaskets({ items: Int32Array.from(items), offsets: Int32Array.from(offsets) })).toThrow(message);
  });
});
