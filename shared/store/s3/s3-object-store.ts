import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ObjectNotFoundError, type ObjectStore, type ReadOptions, type StoredObject } from '../object-store.ts';
import { ObjectStoreError } from '../object-store-error.ts';
import { intoParts } from './into-parts.ts';
import { uploadParts } from './multipart-upload.ts';

/** Up to this size an object goes in one request; above, in parts of this size (80 GB at most). */
const partBytes = 8 * 1024 * 1024;
/** S3 takes no more keys in one request. */
const keysPerDelete = 1000;
const absent = new Set(['NoSuchKey', 'NotFound', 'NoSuchVersion']);

/**
 * A bucket of S3, or of what speaks its protocol.
 *
 * Every method throws {@link ObjectStoreError} when S3 refuses for a reason that the port does not name.
 */
export function createS3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  const failure = (operation: string, cause: unknown, key?: string): Error =>
    key !== undefined && absent.has(nameOf(cause))
      ? new ObjectNotFoundError(key, { cause })
      : new ObjectStoreError(operation, bucket, { cause });

  async function* list(prefix: string): AsyncGenerator<StoredObject> {
    let ContinuationToken: string | undefined;
    do {
      const page = await client
        .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, EncodingType: 'url', ContinuationToken }))
        .catch((cause: unknown) => {
          throw failure('list', cause);
        });
      const keyOf = page.EncodingType === 'url' ? decodeKey : (key: string) => key;
      for (const { Key = '', Size = 0 } of page.Contents ?? []) yield { key: keyOf(Key), bytes: Size };
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async function size(key: string, VersionId?: string): Promise<number> {
    try {
      return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId }))).ContentLength ?? 0;
    } catch (cause) {
      throw failure('tell the size of an object', cause, key);
    }
  }

  async function read(
    key: string,
    { start = 0, end, versionId }: ReadOptions = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    if (end !== undefined && end <= start) {
      await size(key, versionId);
      return nothing();
    }
    try {
      const range = { Range: rangeOf(start, end), VersionId: versionId };
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }));
      return Body === undefined ? nothing() : (Body as AsyncIterable<Uint8Array>);
    } catch (cause) {
      if (nameOf(cause) === 'InvalidRange') return nothing();
      throw failure('read', cause, key);
    }
  }

  async function write(key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject> {
    let bytes = 0;
    async function* counted(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const part of parts) {
        bytes += part.byteLength;
        yield part;
      }
    }
    const parts = counted(intoParts(body instanceof Uint8Array ? once(body) : body, partBytes));
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    try {
      if (first.byteLength < partBytes)
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: first }));
      else await uploadParts({ client, bucket, key }, startingWith(first, parts));
    } catch (cause) {
      throw failure('write', cause);
    }
    return { key, bytes };
  }

  async function remove(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += keysPerDelete) {
      const Objects = keys.slice(from, from + keysPerDelete).map((Key) => ({ Key }));
      try {
        const { Errors } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors?.length)
          throw new Error(`${Errors.length} of ${Objects.length} objects stayed: ${Errors[0]?.Code}.`);
      } catch (cause) {
        throw failure('delete', cause);
      }
    }
  }

  return { list, read, size: (key) => size(key), write, delete: remove };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const decodeKey = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '));

function rangeOf(start: number, end: number | undefined): string | undefined {
  if (start === 0 && end === undefined) return undefined;
  return `bytes=${start}-${end === undefined ? '' : end - 1}`;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
