import * as z from 'zod';

/** Raised when the same lake files would give another digest. */
export const digestVersion = 1;

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
