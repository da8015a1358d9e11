import { dayOfDate } from '../domain/event/day-of.ts';
import { evidenceDays } from '../domain/evidence/evidence-limits.ts';

/** Keys of the digests of the newest 400 days, counted from the newest that has one; by date. @param digests by date */
export function digestsInWindow(digests: readonly string[]): string[] {
  const newest = digests.at(-1);
  if (newest === undefined) return [];
  const first = dayOfDigest(newest) - evidenceDays + 1;
  return digests.filter((key) => dayOfDigest(key) >= first);
}

/** Day of a digest's key, since 1970-01-01. */
export const dayOfDigest = (key: string): number => dayOfDate(/\/dt=(\d{4}-\d\d-\d\d)\//.exec(key)?.[1] ?? '');
