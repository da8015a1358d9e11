import { PutObjectTaggingCommand, type S3Client } from '@aws-sdk/client-s3';
import { releasedTag } from '../../contracts/resource-tags.ts';
import { forEachConcurrently } from '../dynamodb/for-each-concurrently.ts';
import { ObjectStoreError } from '../object-store-error.ts';
import type { Releases } from '../releases.ts';

const tagSet = [{ Key: releasedTag.key, Value: releasedTag.value }];
const concurrency = 16;

/** Marks by a tag. An object that has gone meanwhile needs none. */
export function createS3Releases(client: S3Client, bucket: string): Releases {
  async function tag(key: string): Promise<void> {
    try {
      await client.send(new PutObjectTaggingCommand({ Bucket: bucket, Key: key, Tagging: { TagSet: tagSet } }));
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'NoSuchKey') return;
      throw new ObjectStoreError('tag', bucket, { cause });
    }
  }
  return { release: (keys) => forEachConcurrently(keys, concurrency, tag) };
}
