import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { createFolderObjectStore } from '../store/folder/folder-object-store.ts';
import type { ObjectStore } from '../store/object-store.ts';
import { createS3ObjectStore } from '../store/s3/s3-object-store.ts';
import { type Environment, parseEnvironment } from './environment.ts';

/** What every function works with. A client or reader that not all need is its handler's own, and in no other's bundle. */
export interface BucketRuntime {
  readonly objects: ObjectStore;
  readonly logger: Logger;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

/**
 * Builds what the environment asks for: the bucket of the account, or a folder in its place.
 *
 * @param s3 the client, where that of the environment is not meant
 * @throws {EnvironmentError}
 */
export function createBucketRuntime(env: Readonly<Record<string, string | undefined>>, s3?: S3Client): BucketRuntime {
  const environment = parseEnvironment(env);
  return {
    objects: objectStore(environment, s3),
    logger: new Logger({ serviceName: environment.STRATA_SYSTEM }),
    now: Date.now,
  };
}

function objectStore(
  { STRATA_BUCKET: bucket, STRATA_FOLDER: folder }: Environment,
  s3: S3Client | undefined,
): ObjectStore {
  if (folder !== undefined) return createFolderObjectStore(folder);
  return createS3ObjectStore(s3 ?? new S3Client({}), bucket as string);
}
