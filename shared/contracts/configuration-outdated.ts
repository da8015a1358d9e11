import type { RuleProblem } from '../rules/rule.ts';
import type { Problem } from './configuration.ts';

/** An accepted configuration that this version of the program does not understand any more. */
export class ConfigurationOutdatedError extends Error {
  override readonly name = 'ConfigurationOutdatedError';
  readonly version: string;
  readonly problems: readonly Problem[];

  constructor(version: string, problems: readonly Problem[]) {
    const [first] = problems;
    super(
      `Configuration ${version} was accepted by another version of Strata and does not pass now: ` +
        `${first?.file}:${first?.line}:${first?.column} ${first?.message}; expected ${first?.expected}. ` +
        'Correct the file under config/ and put it there again.',
    );
    this.version = version;
    this.problems = problems;
  }
}

/**
 * The error for a rule that passes no more. Where in its file the rule stands is not known any more when it is compiled: problems name
 * the character of the rule.
 *
 * @param file path in the bucket
 * @param what whose rule it is, as in `the rule of tier core`
 */
export const outdatedRule = (
  version: string,
  file: string,
  what: string,
  problems: readonly RuleProblem[],
): ConfigurationOutdatedError =>
  new ConfigurationOutdatedError(
    version,
    problems.map(({ offset, message, expected }) => ({
      file,
      line: 1,
      column: 1,
      message: `character ${offset + 1} of ${what}: ${message}`,
      expected,
    })),
  );
