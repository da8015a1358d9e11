import { PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ObjectStoreError } from '../../../shared/store/object-store-error.ts';
import { createS3Releases } from '../../../shared/store/s3/s3-releases.ts';

const s3 = mockClient(S3Client);
const { release } = createS3Releases(new S3Client({}), 'data');
const error = (name: string) => Object.assign(new Error(name), { name });

describe('createS3Releases(client, bucket)', () => {
  beforeEach(() => void s3.reset());

  it('puts the tag that the lifecycle rules look for on every object', async () => {
    s3.on(PutObjectTaggingCommand).resolves({});
    const keys = Array.from({ length: 40 }, (_, part) => `runs/r/extract/${part}.shuffle`);
    await release(keys);
    const calls = s3.commandCalls(PutObjectTaggingCommand).map(({ args: [{ input }] }) => input);
    expect(calls.map(({ Key }) => Key).sort()).toEqual([...keys].sort());
    for (const { Bucket, Tagging } of calls)
      expect({ Bucket, Tagging }).toEqual({
        Bucket: 'data',
        Tagging: { TagSet: [{ Key: 'strata', Value: 'released' }] },
      });
  });

  it('is content with what has gone already', async () => {
    s3.on(PutObjectTaggingCommand, { Key: 'gone' })
      .rejects(error('NoSuchKey'))
      .on(PutObjectTaggingCommand, { Key: 'there' })
      .resolves({});
    await release(['gone', 'there']);
    expect(s3.commandCalls(PutObjectTaggingCommand)).toHaveLength(2);
  });

  it('says what S3 refused, and of which bucket', async () => {
    s3.on(PutObjectTaggingCommand).rejects(error('AccessDenied'));
    await expect(release(['a'])).rejects.toThrow(ObjectStoreError);
    await expect(release(['a'])).rejects.toThrow('Bucket "data" refused to tag: AccessDenied.');
  });

  it('asks for nothing where there is nothing', async () => {
    await release([]);
    expect(s3.calls()).toEqual([]);
  });
});
