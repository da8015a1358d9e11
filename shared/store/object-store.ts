export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

export interface ReadOptions {
  /** First byte, inclusive. */
  readonly start?: number;
  /** Last byte, exclusive. */
  readonly end?: number;
  /** A version of a versioned bucket; ignored where objects have none. */
  readonly versionId?: string;
}

/** The bucket. Keys are relative to its root and use `/`. */
export interface ObjectStore {
  /** In key order, by UTF-8 bytes. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** @throws {ObjectNotFoundError} */
  read(key: string, options?: ReadOptions): Promise<AsyncIterable<Uint8Array>>;
  /** @throws {ObjectNotFoundError} */
  size(key: string): Promise<number>;
  /** Readers see the old content or the new, never a part. */
  write(key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject>;
  /** Deleting what is not there is no error. */
  delete(keys: readonly string[]): Promise<void>;
}

export class ObjectNotFoundError extends Error {
  override readonly name = 'ObjectNotFoundError';
  readonly key: string;

  constructor(key: string, options?: ErrorOptions) {
    super(`There is no object "${key}".`, options);
    this.key = key;
  }
}
