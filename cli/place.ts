import { CommandFailure } from './command-failure.ts';

/** A deployed pair of stacks, and how to get at it. What is not given is as the AWS SDK finds it. */
export interface RemotePlace {
  /** Its name: the stacks are `<name>-state` and `<name>-jobs`. */
  readonly stack: string;
  /** Of LocalStack or another emulator. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
}

export interface PlaceOptions {
  readonly folder: string;
  readonly stack?: string;
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** Where the value of an option came from. */
export type SourceOf = (option: keyof PlaceOptions) => 'cli' | 'env' | 'default' | undefined;

const defaultStack = 'strata';

/**
 * The stack that a command is to work on; `undefined` for a folder. What the command line says goes before the environment, and an
 * endpoint alone means the stack of the usual name there.
 *
 * @throws {CommandFailure} for a folder and a stack at once, and for an endpoint that is no address
 */
export function placeOf(options: PlaceOptions, sourceOf: SourceOf): RemotePlace | undefined {
  const { stack, endpoint, region, profile } = options;
  const isOnLine = sourceOf('stack') === 'cli' || sourceOf('endpoint') === 'cli';
  const folderOnLine = sourceOf('folder') === 'cli';
  if (folderOnLine && isOnLine)
    throw usage('--folder and --stack (or --endpoint) were both given: one place was expected.');
  if (folderOnLine) return undefined;
  if (!isOnLine && stack === undefined) {
    if (sourceOf('region') === 'cli' || sourceOf('profile') === 'cli')
      throw usage('--region and --profile go with --stack or --endpoint.');
    return undefined;
  }
  if (!isOnLine && sourceOf('folder') === 'env')
    throw usage('STRATA_FOLDER and STRATA_STACK are both set: one place was expected.');
  if (endpoint !== undefined && !/^https?:\/\/[^/\s]+\/?$/.test(endpoint))
    throw usage(`--endpoint: an address such as http://127.0.0.1:4566 was expected, not "${endpoint}".`);
  const name = stack ?? defaultStack;
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(name))
    throw usage(`--stack: the name of a deployment such as strata was expected, not "${name}".`);
  return { stack: name, endpoint, region, profile };
}

/** Whether the command line itself names a stack, or the environment does. */
export const isNamedOnLine = (sourceOf: SourceOf): boolean =>
  sourceOf('stack') === 'cli' || sourceOf('endpoint') === 'cli';

export const localOnly = (command: string): CommandFailure =>
  usage(
    `strata ${command} works on this machine alone: --folder was expected, or nothing.`,
    command === 'up' ? 'npx cdk deploy --all   puts the same system into an account' : `strata ${command} --help`,
  );

function usage(message: string, hint = 'strata --help   tells of --folder, --stack and --endpoint'): CommandFailure {
  return new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint });
}
