import { describe, expect, it } from 'vitest';
import { contentVector, type ItemFacts, pathPrefixes } from '../../../shared/domain/recommendations/content-vector.ts';

function cosine(a: ItemFacts, b: ItemFacts): number {
  const other = new Map(contentVector(b));
  return contentVector(a).reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
}

describe('contentVector(facts)', () => {
  it('has one component a prefix of the path, and length 1', () => {
    expect(pathPrefixes('home/lights/candles')).toEqual(['home', 'home/lights', 'home/lights/candles']);
    expect(contentVector({ category: 'home/lights' })).toEqual([
      ['category:home', expect.closeTo(Math.SQRT1_2)],
      ['category:home/lights', expect.closeTo(Math.SQRT1_2)],
    ]);
  });

  it('is the nearer the longer the common path: half of two steps, all of them', () => {
    expect(cosine({ category: 'a/b' }, { category: 'a/c' })).toBeCloseTo(1 / 2);
    expect(cosine({ category: 'a/b' }, { category: 'a/b' })).toBeCloseTo(1);
    expect(cosine({ category: 'a/b' }, { category: 'b' })).toBe(0);
  });

  it('counts the brand as a step', () => {
    expect(cosine({ category: 'a', brand: 'x' }, { category: 'b', brand: 'x' })).toBeCloseTo(1 / 2);
  });

  it('is the nearer the nearer the prices, and tells nothing two octaves apart', () => {
    const near = [100, 141, 200, 399, 400].map((priceMinor) => cosine({ priceMinor: 100 }, { priceMinor }));
    expect(near.toSorted((a, b) => b - a)).toEqual(near);
    expect(near[0]).toBeCloseTo(1);
    expect(near[2]).toBeGreaterThan(near[3] as number);
    expect(near[4]).toBe(0);
    // 2⁷ is one component; halfway up the octave it is one of two equal ones.
    expect(contentVector({ priceMinor: 128 })).toEqual([['price:7', 1]]);
    expect(cosine({ priceMinor: 128 }, { priceMinor: 128 * Math.SQRT2 })).toBeCloseTo(Math.SQRT1_2);
  });

  it('is empty when nothing is known', () => {
    expect(contentVector({})).toEqual([]);
    expect(contentVector({ category: '', priceMinor: 0 })).toEqual([]);
  });
});
