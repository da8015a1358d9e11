import * as z from 'zod';

const latestConfiguration = z.object({
  version: z.string(),
  /** ISO 8601, UTC. */
  acceptedAt: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

/** `config-state/latest.json`: which version is in force and what it is made of, by path. */
export type LatestConfiguration = z.infer<typeof latestConfiguration>;
export const parseLatestConfiguration = (json: unknown): LatestConfiguration => latestConfiguration.parse(json);

const place = z.int().positive();

const configurationProblems = z.object({
  checkedAt: z.string(),
  problems: z.array(
    z.object({
      file: z.string(),
      line: place,
      column: place,
      length: z.int().nonnegative().optional(),
      message: z.string(),
      expected: z.string(),
    }),
  ),
});

/** `config-state/problems.json`: what was refused when `config/` was last looked at; no problems when all is in force. */
export type ConfigurationProblems = z.infer<typeof configurationProblems>;
export const parseConfigurationProblems = (json: unknown): ConfigurationProblems => configurationProblems.parse(json);
