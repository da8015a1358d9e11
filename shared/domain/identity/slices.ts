import { hash } from 'node:crypto';
import type { ProfileId } from './profile-id.ts';

/** Customers fall into this many slices by a hash of their id: the finest unit of parallel work. */
export const slices = 1024;

/** 0..1023: the first ten bits of SHA-256 of the id. */
export const sliceOf = (id: ProfileId): number => hash('sha256', id, 'buffer').readUInt16BE(0) >>> 6;

/** A part is every slice ≡ part (mod parts); `parts` is 1 to 1,024: planned as a power of two, so that parts are of one size. */
export const partOf = (slice: number, parts: number): number => slice % parts;

/** Place of a slice when the slices of a part stand side by side: part 0 first, by rising slice within a part. */
export const sectionOf = (slice: number, parts: number): number =>
  firstSection(partOf(slice, parts), parts) + Math.floor(slice / parts);

/** First section of a part (inclusive) and the one after its last. */
export const sectionsOf = (part: number, parts: number): { readonly from: number; readonly to: number } => ({
  from: firstSection(part, parts),
  to: firstSection(part + 1, parts),
});

/** Parts below the remainder have one slice more than the others. */
const firstSection = (part: number, parts: number): number =>
  part * Math.floor(slices / parts) + Math.min(part, slices % parts);

/** The slices of a part in the order of its sections. */
export function slicesOf(part: number, parts: number): number[] {
  const { from, to } = sectionsOf(part, parts);
  return Array.from({ length: to - from }, (_, index) => part + index * parts);
}

/** Whether a customer is in a sample of this share, by the 48 bits of the hash that say nothing of the slice. */
export const inSample = (id: ProfileId, share: number): boolean =>
  share >= 1 || hash('sha256', id, 'buffer').readUIntBE(2, 6) / 2 ** 48 < share;

/**
 * Place of a slice in a file that is made before it is known how the work will be cut: its ten bits in reverse. Whatever power of two
 * the number of parts is, the slices of a part stand side by side.
 */
export function reversedSectionOf(slice: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 10; bit++) reversed = (reversed << 1) | ((slice >>> bit) & 1);
  return reversed;
}

/**
 * Sections of a part in the order of `reversedSectionOf`: from the first (inclusive) to the one after the last. With a number of parts
 * that is no power of two there are others' in between.
 */
export function reversedSectionsOf(part: number, parts: number): { readonly from: number; readonly to: number } {
  const sections = slicesOf(part, parts).map(reversedSectionOf);
  return { from: Math.min(...sections), to: Math.max(...sections) + 1 };
}
