import { describe, expect, it } from 'vitest';
import { partsWithin } from '../../../functions/write-back/write-back.ts';

describe('partsWithin(part, parts, otherParts)', () => {
  it.each([
    [0, 1, 1],
    [0, 1, 16],
    [5, 16, 1],
    [5, 16, 4],
    [3, 4, 16],
    [1, 2, 1024],
    [6, 7, 64],
    [2, 3, 7],
  ])('of part %i of %i names the parts of %i that have a slice of it', (part, parts, otherParts) => {
    const shared: number[] = [];
    for (let other = 0; other < otherParts; other++)
      if (Array.from({ length: 1024 }, (_, slice) => slice).some((s) => s % parts === part && s % otherParts === other))
        shared.push(other);
    expect(partsWithin(part, parts, otherParts)).toEqual(shared);
  });
});
