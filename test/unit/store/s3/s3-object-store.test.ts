import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ObjectNotFoundError } from '../../../../shared/store/object-store.ts';
import { ObjectStoreError } from '../../../../shared/store/object-store-error.ts';
import { createS3ObjectStore } from '../../../../shared/store/s3/s3-object-store.ts';

const MiB = 1024 * 1024;

describe('createS3ObjectStore(client, bucket)', () => {
  const s3 = mockClient(S3Client);
  const store = createS3ObjectStore(new S3Client({ region: 'eu-west-1' }), 'b');
  beforeEach(() => s3.reset());
  const inputs = (command: Parameters<typeof s3.commandCalls>[0]) =>
    s3.commandCalls(command).map(({ args }) => args[0].input);

  it('asks for the version and exactly the bytes that are wanted', async () => {
    s3.on(GetObjectCommand).resolves({});
    await store.read('k');
    await store.read('k', { start: 5, end: 8, versionId: 'v1' });
    await store.read('k', { start: 5 });
    expect(inputs(GetObjectCommand)).toEqual([
      { Bucket: 'b', Key: 'k' },
      { Bucket: 'b', Key: 'k', Range: 'bytes=5-7', VersionId: 'v1' },
      { Bucket: 'b', Key: 'k', Range: 'bytes=5-' },
    ]);
  });

  it('puts 8 MiB less a byte in one request and 8 MiB in parts', async () => {
    s3.on(CreateMultipartUploadCommand).resolves({ UploadId: 'u' });
    s3.on(UploadPartCommand).resolves({ ETag: 'e' });
    await store.write('small', Buffer.alloc(8 * MiB - 1));
    expect(inputs(CreateMultipartUploadCommand)).toEqual([]);
    await store.write('large', Buffer.alloc(20 * MiB));
    expect(inputs(PutObjectCommand)).toMatchObject([{ Bucket: 'b', Key: 'small' }]);
    const parts = s3.commandCalls(UploadPartCommand).map(({ args }) => args[0].input);
    expect(parts.map(({ PartNumber, UploadId, Body }) => [PartNumber, UploadId, (Body as Buffer).length])).toEqual([
      [1, 'u', 8 * MiB],
      [2, 'u', 8 * MiB],
      [3, 'u', 4 * MiB],
    ]);
    expect(inputs(CompleteMultipartUploadCommand)).toEqual([
      {
        Bucket: 'b',
        Key: 'large',
        UploadId: 'u',
        MultipartUpload: { Parts: [1, 2, 3].map((PartNumber) => ({ PartNumber, ETag: 'e' })) },
      },
    ]);
  });

  it('gives an upload up when a part fails, and says why', async () => {
    const refused = new Error('refused');
    s3.on(CreateMultipartUploadCommand).resolves({ UploadId: 'u' });
    s3.on(AbortMultipartUploadCommand).resolves({});
    s3.on(UploadPartCommand).resolvesOnce({ ETag: 'e' }).rejects(refused);
    const failure = await store.write('k', Buffer.alloc(17 * MiB)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ObjectStoreError);
    expect((failure as ObjectStoreError).cause).toBe(refused);
    expect(inputs(AbortMultipartUploadCommand)).toEqual([{ Bucket: 'b', Key: 'k', UploadId: 'u' }]);
    expect(inputs(CompleteMultipartUploadCommand)).toEqual([]);
  });

  it('deletes 2,001 keys in three requests, and fails when one stays', async () => {
    s3.on(DeleteObjectsCommand).resolves({});
    const keys = Array.from({ length: 2001 }, (_, i) => `k${i}`);
    await store.delete(keys);
    const sent = s3.commandCalls(DeleteObjectsCommand).map(({ args }) => args[0].input.Delete?.Objects ?? []);
    expect(sent.map((objects) => objects.length)).toEqual([1000, 1000, 1]);
    expect(sent.flat().map(({ Key }) => Key)).toEqual(keys);

    s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'k1', Code: 'AccessDenied' }] });
    await expect(store.delete(['k0', 'k1'])).rejects.toThrow(ObjectStoreError);
  });

  it('follows the pages of a list', async () => {
    s3.on(ListObjectsV2Command).resolvesOnce({ Contents: [{ Key: 'a%2Bb', Size: 1 }], NextContinuationToken: 't' });
    s3.on(ListObjectsV2Command, { ContinuationToken: 't' }).resolves({
      EncodingType: 'url',
      Contents: [{ Key: 'a%2Bb+c', Size: 2 }],
    });
    expect(await Array.fromAsync(store.list('a'))).toEqual([
      { key: 'a%2Bb', bytes: 1 },
      { key: 'a+b c', bytes: 2 },
    ]);
  });

  it('tells an absent object from a refusal', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: '', $metadata: {} }));
    await expect(store.read('k')).rejects.toThrow(new ObjectNotFoundError('k'));
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    s3.on(GetObjectCommand).rejects(denied);
    s3.on(HeadObjectCommand).rejects(denied);
    await expect(store.read('k')).rejects.toMatchObject({ name: 'ObjectStoreError', operation: 'read', cause: denied });
    await expect(store.size('k')).rejects.toMatchObject({ name: 'ObjectStoreError', cause: denied });
  });
});
