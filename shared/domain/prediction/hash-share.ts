import { hash48 } from '../hash48.ts';

/**
 * The first 6 bytes of SHA-256 of the text as a fraction, 0 up to, not including, 1. Who is held out, and in which fold, goes by it:
 * never by an order, so it stays as it is when others come or go.
 */
export const hashShare = (text: string): number => hash48(text) / 2 ** 48;

/** Fold of each id, 0 up to `folds` - 1. @param salt what tells this division from others */
export const foldsOf = (ids: readonly string[], salt: string, folds: number): Uint8Array =>
  Uint8Array.from(ids, (id) => Math.floor(hashShare(`${salt}/${id}`) * folds));
