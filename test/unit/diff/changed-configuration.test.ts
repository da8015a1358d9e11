import { describe, expect, it } from 'vitest';
import { changedKeys } from '../../../cli/queries/changed-configuration.ts';

describe('changedKeys(before, after)', () => {
  it('names the keys that differ, as deep as both sides are maps', () => {
    const before = {
      currency: 'GBP',
      segmentation: { rfm: { window_days: 365, ties: 'rank' }, clusters: { k: [3, 10] } },
    };
    const after = {
      currency: 'GBP',
      segmentation: { rfm: { window_days: 400, ties: 'rank' }, clusters: { k: [3, 8] } },
    };
    expect(changedKeys(before, after)).toEqual(['segmentation.clusters.k', 'segmentation.rfm.window_days']);
  });

  it('names a key that came or went, with all below it', () => {
    expect(changedKeys({ a: 1 }, { a: 1, holdout: { global: 0.1 } })).toEqual(['holdout']);
    expect(changedKeys({ rates: { EUR: 0.8, USD: 0.7 } }, { rates: { EUR: 0.8 } })).toEqual(['rates.USD']);
    expect(changedKeys({ a: { b: 1 } }, { a: 'all' })).toEqual(['a']);
  });

  it('finds nothing in maps that say the same in another order', () => {
    expect(changedKeys({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toEqual([]);
  });
});
