import { describe, expect, it } from 'vitest';
import {
  partOf,
  reversedSectionOf,
  reversedSectionsOf,
  sectionOf,
  sectionsOf,
  sliceOf,
  slicesOf,
} from '../../../shared/domain/identity/slices.ts';

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

  it.each([1, 4, 7, 64, 1000, 1024])('of %i parts has its slices side by side in the order of sections', (parts) => {
    const sections = Array.from({ length: parts }, (_, part) => slicesOf(part, parts))
      .flat()
      .map((slice) => sectionOf(slice, parts));
    expect(sections).toEqual(Array.from({ length: 1024 }, (_, section) => section));
    for (let part = 0; part < parts; part++) {
      const { from, to } = sectionsOf(part, parts);
      expect(slicesOf(part, parts).map((slice) => sectionOf(slice, parts))).toEqual(range(from, to));
      expect(slicesOf(part, parts).every((slice) => partOf(slice, parts) === part)).toBe(true);
    }
  });
});

describe('reversedSectionOf(slice)', () => {
  it('reads the ten bits from the other end', () => {
    expect([0, 1, 2, 3, 512, 1023].map(reversedSectionOf)).toEqual([0, 512, 256, 768, 1, 1023]);
  });

  it.each([1, 2, 64, 1024])('puts the slices of a part of %i side by side', (parts) => {
    for (let part = 0; part < parts; part++) {
      const { from, to } = reversedSectionsOf(part, parts);
      const own = slicesOf(part, parts).map(reversedSectionOf);
      expect(own.sort((a, b) => a - b)).toEqual(range(from, to));
    }
  });

  it('leaves none of a part out where parts are no power of two', () => {
    for (let part = 0; part < 7; part++) {
      const { from, to } = reversedSectionsOf(part, 7);
      for (const slice of slicesOf(part, 7)) expect(range(from, to)).toContain(reversedSectionOf(slice));
    }
  });
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
