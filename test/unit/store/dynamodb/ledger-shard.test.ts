import { describe, expect, it } from 'vitest';
import { leavingDrops, shardOf } from '../../../../shared/store/dynamodb/ledger-shard.ts';

describe('shardOf(drop)', () => {
  it('is the first hex digit of SHA-256', () => {
    // SHA-256 of "" and of "abc" (FIPS 180-4 examples) begin with e3b0 and ba78.
    expect([shardOf(''), shardOf('abc')]).toEqual([0xe, 0xb]);
  });

  it('spreads drops over all 16 shards', () => {
    const shards = new Set(Array.from({ length: 400 }, (_, i) => shardOf(`drop ${i}`)));
    expect([...shards].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  });
});

describe('leavingDrops(snapshot, finishedBefore)', () => {
  it('gives those that were finished before, not at, the instant', () => {
    const finished = new Map([
      ['b', 99],
      ['a', 99],
      ['c', 100],
      ['d', 5],
    ]);
    expect(leavingDrops({ sequence: 9, inFlight: new Map(), finished }, 100)).toEqual([
      ['d', 5],
      ['a', 99],
      ['b', 99],
    ]);
  });
});
