import * as z from 'zod';

const count = z.int().nonnegative();

const audienceManifest = z.object({
  campaign: z.string(),
  run: z.string(),
  asOf: z.string(),
  rule: z.string(),
  counts: z.object({
    matched: count,
    excluded: z.record(z.string(), count),
    members: count,
    treatment: count,
    control: count,
  }),
  minimumSize: count,
  /** Why there are no files: `below_minimum_size`, or `not_started`, `ended`, `paused` of a campaign that took no part in the run. */
  withheld: z.string().nullable(),
  files: z.array(z.object({ key: z.string(), rows: count, bytes: count, sha256: z.string() })),
  previousRun: z.string().nullable(),
  entered: count,
  exited: count,
});

/**
 * `audiences/<campaign>/run=<run>/manifest.json`. `bytes` are those of the object; `sha256` is of its uncompressed content.
 * matched = sum of excluded + members; members = treatment + control unless the audience is withheld.
 */
export type AudienceManifest = z.infer<typeof audienceManifest>;
export const parseAudienceManifest = (json: unknown): AudienceManifest => audienceManifest.parse(json);
