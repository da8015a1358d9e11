/** A file that cannot be read to its end: truncated, damaged, or not what its name says. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly fileName: string;

  /** @param problem what was expected and what came, as in `the gzip stream ends before its end mark` */
  constructor(fileName: string, problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.fileName = fileName;
  }
}
