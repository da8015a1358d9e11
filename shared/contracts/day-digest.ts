import * as z from 'zod';
import { slices } from '../domain/identity/slices.ts';

/** Raised when the same lake files would give another digest. */
export const digestVersion = 5;

const dayDigest = z.object({
  date: z.string(),
  sources: z.record(
    z.string(),
    z.object({
      /** Events by kind. */
      events: z.record(z.string(), z.number()),
      /** Milliseconds since 1970-01-01T00:00Z. */
      newest: z.number(),
    }),
  ),
});

/** `lake/digests/dt=<date>/<hash>.json`: what reports and models need of one day's events. */
export type DayDigest = z.infer<typeof dayDigest>;
export const parseDayDigest = (json: unknown): DayDigest => dayDigest.parse(json);

/**
 * `lake/digests/dt=<date>/<hash>.shuffle`, beside the digest: what the day's events say of each id, a section a slice (in the order of
 * `reversedSectionOf`); then what they add up to, as one record of JSON (`DaySums`); then the baskets, a record each (JSON, `Basket`).
 */
export const dayEvidenceKey = (digest: string): string => digest.replace(/\.json$/, '.shuffle');
export const daySections = slices + 2;
export const daySumsSection = slices;
export const basketsSection = slices + 1;
