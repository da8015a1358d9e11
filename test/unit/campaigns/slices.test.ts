import { describe, expect, it } from 'vitest';
import { partOf, sectionOf, sliceOf, slicesOf } from '../../../shared/domain/identity/slices.ts';

describe('sliceOf(id)', () => {
  it('is the first ten bits of SHA-256, as Python counts them', () => {
    expect(['u:17850', 'a:anon-1', 'u:客户', ''].map(sliceOf)).toEqual([314, 41, 422, 910]);
  });
});

describe('partOf(slice, parts)', () => {
  it('is the slice modulo the parts, so a part of more parts lies within one of fewer', () => {
    expect([1, 2, 16, 1024].map((parts) => partOf(314, parts))).toEqual([0, 0, 10, 314]);
    for (let slice = 0; slice < 1024; slice++) expect(partOf(partOf(slice, 64), 16)).toBe(partOf(slice, 16));
  });

  it('has its slices side by side in the order of sections', () => {
    const sections = Array.from({ length: 4 }, (_, part) => slicesOf(part, 4))
      .flat()
      .map((slice) => sectionOf(slice, 4));
    expect(sections).toEqual(Array.from({ length: 1024 }, (_, section) => section));
  });
});
