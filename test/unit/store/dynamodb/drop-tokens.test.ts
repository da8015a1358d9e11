import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTokens, encodeTokens, isApplied, withApplied } from '../../../../shared/store/dynamodb/drop-tokens.ts';

const token = (sequence: number, batch = 0, shard = 0) => ({ shard, sequence, batch });

describe('isApplied(tokens, token)', () => {
  it.each([
    [token(5, 2), true],
    [token(5, 1), true],
    [token(5, 3), false],
    [token(4, 2), false],
    [token(5, 2, 1), false],
  ])('of %o beside batch 2 of drop 5 in shard 0: %s', (asked, expected) => {
    expect(isApplied([token(5, 0, 3), token(5, 2)], asked)).toBe(expected);
  });
});

describe('withApplied(tokens, application)', () => {
  it('replaces the batch of its own drop, also when its sequence counts as obsolete', () => {
    expect(withApplied([token(5, 1)], { token: token(5, 2), isObsolete: () => true })).toEqual([token(5, 2)]);
  });

  it('drops what is obsolete of its own shard alone', () => {
    const held = [token(1), token(2), token(1, 0, 1)];
    const isObsolete = (sequence: number) => sequence === 1;
    expect(withApplied(held, { token: token(3), isObsolete })).toEqual([token(2), token(3), token(1, 0, 1)]);
  });
});

describe('encodeTokens(tokens)', () => {
  it('writes sequence · 16 + shard and batch as varints, lowest seven bits first', () => {
    // 9 · 16 + 3 = 147 = 1 · 128 + 19; 300 = 2 · 128 + 44.
    expect([...encodeTokens([token(9, 300, 3), token(0, 0, 15)])]).toEqual([128 + 19, 1, 128 + 44, 2, 15, 0]);
  });

  it('takes four bytes for the 10,000th drop of a shard', () => {
    expect(encodeTokens([token(10_000, 5, 15)])).toHaveLength(4);
  });

  it('is undone by decodeTokens', () => {
    const anyToken = fc.record({
      shard: fc.integer({ min: 0, max: 15 }),
      sequence: fc.integer({ min: 0, max: 2 ** 48 }),
      batch: fc.integer({ min: 0, max: 2 ** 40 }),
    });
    fc.assert(
      fc.property(fc.array(anyToken), (tokens) => {
        expect(decodeTokens(encodeTokens(tokens))).toEqual(tokens);
      }),
    );
  });
});
