import { S3Client } from '@aws-sdk/client-s3';
import type { Releases } from '../store/releases.ts';
import { createS3Releases } from '../store/s3/s3-releases.ts';
import { parseEnvironment } from './environment.ts';

/**
 * Releases of the bucket, for the function that ends a run. In a folder everything stays: nothing goes by itself on one machine.
 *
 * @throws {EnvironmentError}
 */
export function createReleases(env: Readonly<Record<string, string | undefined>>): Releases {
  const { STRATA_FOLDER: folder, STRATA_BUCKET: bucket } = parseEnvironment(env);
  if (folder !== undefined || bucket === undefined) return { release: async () => {} };
  return createS3Releases(new S3Client({}), bucket);
}
