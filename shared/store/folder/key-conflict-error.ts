/** A folder cannot hold an object whose key is the beginning of another's, up to a `/`. A bucket can. */
export class KeyConflictError extends Error {
  override readonly name = 'KeyConflictError';
  readonly key: string;

  constructor(key: string, options?: ErrorOptions) {
    super(
      `"${key}" cannot be written: in a folder a name is a file or holds files, not both. Remove what is in the way.`,
      options,
    );
    this.key = key;
  }
}
