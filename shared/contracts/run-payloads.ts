import * as z from 'zod';

/** Payloads of the workflow's tasks, as `workflow.asl.json` sends them. States pass numbers and keys, never data. */
const index = z.int().nonnegative();

const planInput = z.object({
  /** Of the execution: an ARN, or `local:<host>:<pid>:<name>`. */
  execution: z.string().min(1),
  startedAt: z.iso.datetime({ offset: true }),
  input: z
    .object({
      /** Instant, or the date of a day in the configured zone. The execution's start when absent. */
      asOf: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
      /** How many parts the customers are cut into; planned from the size of the table when absent. */
      parts: z.int().min(1).max(1024).optional(),
      /** A run to go on with, as it was planned. Nothing else is given then. */
      resume: z.string().min(1).optional(),
    })
    .refine(
      ({ asOf, parts, resume }) => resume === undefined || (asOf === undefined && parts === undefined),
      'a run that is resumed has its own asOf and parts',
    )
    .default({}),
});

export type PlanInput = z.infer<typeof planInput>;
export const parsePlanInput = (payload: unknown): PlanInput => planInput.parse(payload);

const segment = z.object({ run: z.string().min(1), segment: index });
const day = z.object({ run: z.string().min(1), day: index });
const part = z.object({ run: z.string().min(1), part: index });
const campaign = z.object({ run: z.string().min(1), campaign: index });
const run = z.object({ run: z.string().min(1) });
const fit = run.extend({
  /** Whether the run has its model already. */
  fitted: z.boolean().default(false),
});
const finish = z.union([
  z.object({ outcome: z.literal('done'), run: z.string().min(1) }),
  z.object({ outcome: z.literal('failed'), execution: z.string().min(1), error: z.string() }),
]);

export const parseSegmentInput = (payload: unknown): z.infer<typeof segment> => segment.parse(payload);
export const parseDayInput = (payload: unknown): z.infer<typeof day> => day.parse(payload);
export const parsePartInput = (payload: unknown): z.infer<typeof part> => part.parse(payload);
export const parseCampaignInput = (payload: unknown): z.infer<typeof campaign> => campaign.parse(payload);
export const parseRunInput = (payload: unknown): z.infer<typeof run> => run.parse(payload);
export const parseFitInput = (payload: unknown): z.infer<typeof fit> => fit.parse(payload);
export const parseFinishInput = (payload: unknown): z.infer<typeof finish> => finish.parse(payload);

/** What `plan-run` gives the workflow: the run, and the numbers its maps go over, of a resumed run those that are left. */
export interface PlanOutput {
  readonly run: string;
  readonly segments: readonly number[];
  readonly days: readonly number[];
  /** Parts whose evidence is to be put together. */
  readonly routes: readonly number[];
  /** Parts whose features are to be derived. */
  readonly features: readonly number[];
  /** Whether the run has its model already. */
  readonly fitted: boolean;
  /** Parts to score. */
  readonly scores: readonly number[];
  readonly campaigns: readonly number[];
  /** Parts to write as rows for SQL. */
  readonly snapshots: readonly number[];
  /** All parts. */
  readonly parts: readonly number[];
}
