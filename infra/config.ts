import type { Node } from 'constructs';
import * as z from 'zod';

const timeZone = z.string().refine(isTimeZone, 'a time zone of the IANA list was expected, such as Europe/London');
const days = z.coerce.number().int().min(1).max(3650);
const megabytes = z.coerce.number().int().min(512).max(10_240);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Values arrive as text from `-c key=value` and with their own type from `cdk.json`. */
const settings = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, 'up to 30 lower-case letters, digits and hyphens were expected, a letter first')
    .default('strata'),
  schedule: z
    .string()
    .regex(/^(?:([01]\d|2[0-3]):[0-5]\d|off)$/, 'a time of day such as 03:00 was expected, or off')
    .default('03:00'),
  timeZone: timeZone.default('UTC'),
  alarmEmail: optional(z.email('an e-mail address was expected').optional()),
  staleAfterHours: z.coerce.number().int().min(1).max(8760).default(72),
  existingBucket: optional(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket was expected, without s3://')
      .optional(),
  ),
  kmsKeyArn: optional(
    z
      .string()
      .regex(
        /^arn:aws(?:-[a-z-]+)?:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
        'the ARN of a KMS key was expected, such as arn:aws:kms:eu-west-1:111122223333:key/...; not that of an alias',
      )
      .optional(),
  ),
  quarantineDays: days.default(90),
  runFilesDays: days.default(7),
  audienceDays: days.default(400),
  ingestMemory: megabytes.default(1769),
  partMemory: megabytes.default(1769),
  wholeMemory: megabytes.default(4096),
  controlMemory: megabytes.default(1769),
  ingestConcurrency: z.coerce.number().int().min(2).max(1000).default(10),
  reserveConcurrency: z.union([z.boolean(), z.stringbool()]).default(true),
  savedQueries: z.union([z.boolean(), z.stringbool()]).default(true),
  queryLimitGigabytes: z.coerce.number().min(0.01).max(100_000).default(10),
});

/** What a deployment can be told, by CDK context: `npx cdk deploy --all -c name=shop -c timeZone=Europe/London`. */
export interface Config {
  /**
   * First part of the stacks' names, so that one account can hold several.
   * @default 'strata'
   */
  readonly name: string;
  /**
   * Time of day of the nightly run, `HH:MM`, or `off`.
   * @default '03:00'
   */
  readonly schedule: string;
  /**
   * Time zone of `schedule`, from the IANA list.
   * @default 'UTC'
   */
  readonly timeZone: string;
  /**
   * Who is written to when an alarm goes off or ends.
   * @default - nobody; the topic can be subscribed to
   */
  readonly alarmEmail?: string | undefined;
  /**
   * Age of the newest event, in hours before a run's `as_of`, above which data is stale.
   * @default 72
   */
  readonly staleAfterHours: number;
  /**
   * Bucket of this account and region to work in, with its EventBridge notifications on. Its protection and lifecycle are its owner's.
   * @default - a bucket of its own
   */
  readonly existingBucket?: string | undefined;
  /**
   * Customer managed key for bucket, table, alarm topic and query results.
   * @default - keys of S3 and DynamoDB
   */
  readonly kmsKeyArn?: string | undefined;
  /**
   * How long refused rows are kept, from when they came.
   * @default 90
   */
  readonly quarantineDays: number;
  /**
   * How long files are kept that only the work of a run needed, from when they were written; never those of the last two runs.
   * @default 7
   */
  readonly runFilesDays: number;
  /**
   * How long audience files are kept, from when they were written; never those of the last two runs.
   * @default 400
   */
  readonly audienceDays: number;
  /**
   * Memory of `ingest-drop`, in MB, 512 to 10,240. 1,769 come with a whole vCPU.
   * @default 1769
   */
  readonly ingestMemory: number;
  /**
   * Memory of what works on one part, day or campaign.
   * @default 1769
   */
  readonly partMemory: number;
  /**
   * Memory of what works on a whole run: `fit-models`, `finish-run`.
   * @default 4096
   */
  readonly wholeMemory: number;
  /**
   * Memory of `accept-configuration` and `plan-run`.
   * @default 1769
   */
  readonly controlMemory: number;
  /**
   * How many drops are ingested at once, 2 to 1,000.
   * @default 10
   */
  readonly ingestConcurrency: number;
  /**
   * Whether that many invocations are set aside for ingest. To be turned off in an account whose whole quota is ten, where Lambda
   * refuses to set any aside.
   * @default true
   */
  readonly reserveConcurrency: boolean;
  /**
   * Whether questions are saved in the workgroup, for an endpoint that does not know saved queries.
   * @default true
   */
  readonly savedQueries: boolean;
  /**
   * What one query in the workgroup may read before it is stopped.
   * @default 10
   */
  readonly queryLimitGigabytes: number;
}

/** Every key that context may have. */
export const configKeys = Object.keys(settings.shape) as (keyof Config)[];

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws {ConfigError} that names each wrong key, what was expected of it and what came */
export function readConfig(node: Node): Config {
  const given: Record<string, unknown> = {};
  for (const key of configKeys) given[key] = node.tryGetContext(key);
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: [key], message }) => {
    return `  ${String(key)}: ${message}; ${JSON.stringify(given[String(key)])} came`;
  });
  throw new ConfigError(`Settings given by -c or in cdk.json:\n${problems.join('\n')}`);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^(?:UTC|[A-Z]\w+\/)/.test(name);
  } catch {
    return false;
  }
}
