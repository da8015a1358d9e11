import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

export interface RunDigests {
  readonly audiences: string;
  readonly model: string;
}

/**
 * Digests that are equal exactly when two runs came out the same: SHA-256 over the uncompressed members and control files in the
 * order of their keys, each after its key with `-` for the run; and over `model.json`, which names neither run nor time.
 */
export async function runDigests(objects: ObjectStore, { run, audiences }: Statistics): Promise<RunDigests> {
  const sha256 = createHash('sha256');
  const keys = audiences
    .flatMap(({ files }) => files.map(({ key }) => key))
    .filter((key) => /\/(members|control)\.csv\.gz$/.test(key));
  for (const key of keys.sort()) {
    sha256.update(`${key.replace(`run=${run}`, 'run=-')}\n`);
    for await (const chunk of Readable.from(await objects.read(key)).compose(createGunzip()))
      sha256.update(chunk as Buffer);
  }
  const model = createHash('sha256').update(await readBytes(objects, bucketKeys.model(run)));
  return { audiences: sha256.digest('hex'), model: model.digest('hex') };
}
