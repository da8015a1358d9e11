/** A command that ended badly for a reason a person can act on. */
export class CommandFailure extends Error {
  override readonly name: string;
  readonly exitCode: 1 | 2;
  readonly hint: string | undefined;
  /** Whether all there is to say was said already. */
  readonly silent: boolean;

  constructor(
    message: string,
    options: {
      readonly name?: string;
      readonly exitCode?: 1 | 2;
      readonly hint?: string;
      readonly silent?: boolean;
    } = {},
  ) {
    super(message);
    this.name = options.name ?? 'CommandFailure';
    this.exitCode = options.exitCode ?? 1;
    this.hint = options.hint;
    this.silent = options.silent ?? false;
  }
}

const hints: Readonly<Record<string, string>> = {
  NoConfigurationError:
    'strata init writes one to begin with; strata validate says what is wrong with one that is there',
  ConfigurationOutdatedError: 'strata validate',
  RunInProgressError: 'strata status   shows the runs; try again when it is done',
  SuppressionFileError: 'strata run   when the file is right; the last audiences stay published until then',
  OtherRunEncodingError: 'strata run   makes one that this version reads',
  NewerEncodingError: 'use the version of strata that wrote the profiles, or a newer one',
};

/** What to do next about an error; `undefined` where nothing better than its message is known. */
export function hintOf(error: unknown): string | undefined {
  if (error instanceof CommandFailure) return error.hint;
  return error instanceof Error ? hints[error.name] : undefined;
}
