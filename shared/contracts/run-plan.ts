import * as z from 'zod';

/**
 * Layout of the files of a run that hold customers, evidence and what was learned of them: raised when any of them changes, so that
 * neither a run that was begun with another is gone on with, nor its customers are read.
 */
export const runEncoding = 4;

const runPlan = z.object({
  run: z.string(),
  execution: z.string(),
  startedAt: z.string(),
  /** ISO 8601, UTC. */
  asOf: z.string(),
  /** Days since 1970-01-01 of `asOf` in the configured zone; what lies on it or after it is ignored. */
  asOfDay: z.int(),
  /** Version of the configuration the whole run reads. */
  configuration: z.string(),
  previousRun: z.string().nullable(),
  segments: z.int().positive(),
  parts: z.int().positive(),
  /** Share of the customers, by hash of the id, whose features fit the models: 1 up to two million. */
  sampleShare: z.number().positive().max(1),
  /** Share of the customers, by hash of the id, that recommendations, predictions and the like learn from: 1 up to 200,000. */
  learningShare: z.number().positive().max(1).default(1),
  /** Share of the customers, by the same hash, whose invitations and shares tell of influence: 1 up to a million; no less than those. */
  networkShare: z.number().positive().max(1).default(1),
  /** Days whose digest is to be made: from which lake files, under which key. */
  days: z.array(
    z.object({
      date: z.string(),
      files: z.array(z.string()),
      digest: z.string(),
      /** Of a large day: which of so many shares of its ids, side by side in the order of their sections. */
      share: z.object({ index: z.int(), of: z.int() }).optional(),
    }),
  ),
  /** Digests of all days before `asOf`'s, made before or by this run. */
  digests: z.array(z.string()),
  campaigns: z.array(z.string()),
  /** Version of the program that planned it; files of a run are of one version. Absent before version 0.1.0 was released. */
  program: z.string().optional(),
  /** `runEncoding` of who planned it; 0 of before there was one. */
  encoding: z.int().default(0),
});

/** `runs/<run>/plan.json`: what every state of the run reads first. */
export type RunPlan = z.infer<typeof runPlan>;
export const parseRunPlan = (json: unknown): RunPlan => runPlan.parse(json);

const latestRun = z.object({ run: z.string(), asOf: z.string(), publishedAt: z.string() });

/** `runs/latest.json`: which run is published. Every other pointer is resolved through it. */
export type LatestRun = z.infer<typeof latestRun>;
export const parseLatestRun = (json: unknown): LatestRun => latestRun.parse(json);
