import { describe, expect, it } from 'vitest';
import { minimumCount } from '../../../shared/domain/association/minimum-count.ts';

describe('minimumCount(support, n)', () => {
  it('is the ceiling of the share', () => {
    expect(minimumCount(0.001, 9835)).toBe(10);
    expect(minimumCount(0.5, 5)).toBe(3);
    expect(minimumCount(1, 7)).toBe(7);
  });

  it('is the share itself where it is whole, whatever the product rounds to', () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(minimumCount(0.07, 100)).toBe(7);
    for (let n = 1; n <= 400; n++)
      for (let count = 1; count <= n; count++) expect(minimumCount(count / n, n)).toBe(count);
  });

  it('is at least 1', () => {
    expect(minimumCount(1e-9, 10)).toBe(1);
    expect(minimumCount(0.5, 0)).toBe(1);
  });
});
