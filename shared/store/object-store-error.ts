/** The bucket could not do what was asked, for a reason that is not the absence of an object. The cause says which. */
export class ObjectStoreError extends Error {
  override readonly name = 'ObjectStoreError';
  readonly operation: string;
  readonly bucket: string;

  constructor(operation: string, bucket: string, options: ErrorOptions) {
    const reason = options.cause instanceof Error ? options.cause.name : 'an unknown error';
    super(`Bucket "${bucket}" refused to ${operation}: ${reason}.`, options);
    this.operation = operation;
    this.bucket = bucket;
  }
}
