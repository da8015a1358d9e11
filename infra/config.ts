import type { Node } from 'constructs';
import * as z from 'zod';

const timeZone = z.string().refine(isTimeZone, 'a time zone of the IANA list was expected, such as Europe/London');

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
  ingestConcurrency: z.coerce.number().int().min(2).max(1000).default(10),
  reserveConcurrency: z.union([z.boolean(), z.stringbool()]).default(true),
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
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws {ConfigError} that names each wrong key, what was expected of it and what came */
export function readConfig(node: Node): Config {
  const given: Record<string, unknown> = {};
  for (const key of Object.keys(settings.shape)) given[key] = node.tryGetContext(key);
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
