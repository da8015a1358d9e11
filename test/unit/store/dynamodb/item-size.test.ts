import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../../support/item-size.ts';

describe('itemBytes(item)', () => {
  it.each([
    [{ pk: { S: 'u:日' } }, 2 + 5],
    [{ v: { N: '0' } }, 1 + 1],
    [{ v: { N: '7' } }, 1 + 2],
    [{ v: { N: '-1234' } }, 1 + 4],
    [{ v: { N: '1200' } }, 1 + 2],
    [{ a: { B: Uint8Array.of(1, 2, 3) } }, 1 + 3],
    [{ yes: { BOOL: true } }, 3 + 1],
    [{ l: { L: [] } }, 1 + 3],
    [{ l: { L: [{ S: 'ab' }, { S: 'c' }] } }, 1 + 3 + (1 + 2) + (1 + 1)],
    [{ m: { M: { k: { S: 'ab' } } } }, 1 + 3 + 1 + 1 + 2],
    [{ a: { S: 'x' }, b: { S: 'y' } }, 4],
  ])('of %o', (item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});
