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
      /** Power of two up to 1,024. Planned from the size of the table when absent. */
      parts: z
        .int()
        .min(1)
        .max(1024)
        .refine((parts) => Number.isInteger(Math.log2(parts)), 'a power of two was expected')
        .optional(),
    })
    .default({}),
});

export type PlanInput = z.infer<typeof planInput>;
export const parsePlanInput = (payload: unknown): PlanInput => planInput.parse(payload);

const segment = z.object({ run: z.string().min(1), segment: index });
const day = z.object({ run: z.string().min(1), day: index });
const part = z.object({ run: z.string().min(1), part: index });
const campaign = z.object({ run: z.string().min(1), campaign: index });
const run = z.object({ run: z.string().min(1) });
const finish = z.union([
  z.object({ outcome: z.literal('done'), run: z.string().min(1) }),
  z.object({ outcome: z.literal('failed'), execution: z.string().min(1), error: z.string() }),
]);

export const parseSegmentInput = (payload: unknown): z.infer<typeof segment> => segment.parse(payload);
export const parseDayInput = (payload: unknown): z.infer<typeof day> => day.parse(payload);
export const parsePartInput = (payload: unknown): z.infer<typeof part> => part.parse(payload);
export const parseCampaignInput = (payload: unknown): z.infer<typeof campaign> => campaign.parse(payload);
export const parseRunInput = (payload: unknown): z.infer<typeof run> => run.parse(payload);
export const parseFinishInput = (payload: unknown): z.infer<typeof finish> => finish.parse(payload);

/** What `plan-run` gives the workflow: the run, and the numbers its maps go over. */
export interface PlanOutput {
  readonly run: string;
  readonly segments: readonly number[];
  readonly days: readonly number[];
  readonly parts: readonly number[];
  readonly campaigns: readonly number[];
}
