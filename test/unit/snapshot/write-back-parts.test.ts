import { describe, expect, it } from 'vitest';
import { partsWithin } from '../../../functions/write-back/write-back.ts';
import { partOf, slicesOf } from '../../../shared/domain/identity/slices.ts';

describe('partsWithin(part, parts, otherParts)', () => {
  it.each([
    [0, 1, 1],
    [0, 1, 16],
    [5, 16, 1],
    [5, 16, 4],
    [3, 4, 16],
    [1, 2, 1024],
  ])('of part %i of %i names the parts of %i that have a slice of it', (part, parts, otherParts) => {
    const expected = new Set(slicesOf(part, parts).map((slice) => partOf(slice, otherParts)));
    expect(partsWithin(part, parts, otherParts)).toEqual([...expected].sort((a, b) => a - b));
  });
});
