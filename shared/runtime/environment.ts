import * as z from 'zod';

const environment = z.object({
  /** Name of the bucket. Without it `STRATA_FOLDER` must be given. */
  STRATA_BUCKET: z.string().min(1).optional(),
  /** Folder that stands in for the bucket on one machine. */
  STRATA_FOLDER: z.string().min(1).optional(),
  /** Name of the table: of functions that work with it. */
  STRATA_TABLE: z.string().min(1).optional(),
  /** Name of the system, for its metrics and logs. */
  STRATA_SYSTEM: z.string().min(1).default('strata'),
  /** Address of the embedded DynamoDB. */
  STRATA_DYNAMODB_ENDPOINT: z.url().optional(),
  /** Queue that `ingest-drop` leaves its continuation in. */
  STRATA_QUEUE_URL: z.url().optional(),
  /** How long a worker may hold a drop: at least the time-out of its function. */
  STRATA_LEASE_SECONDS: z.coerce.number().int().positive().default(900),
});

export type Environment = z.infer<typeof environment>;

export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** @throws {EnvironmentError} that names the variables which are missing or wrong */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new EnvironmentError(`Environment: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.STRATA_BUCKET === undefined && parsed.data.STRATA_FOLDER === undefined)
    throw new EnvironmentError('STRATA_BUCKET or STRATA_FOLDER was expected in the environment; neither is there.');
  return parsed.data;
}
