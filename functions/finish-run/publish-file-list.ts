import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseSnapshotManifest } from '../../shared/contracts/snapshot.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

/** Writes which files hold the customers of a run, one address a line, as the format of symbolic links that Athena reads has it. */
export async function publishFileList(objects: ObjectStore, bucket: string, run: string): Promise<void> {
  const { files } = await readJson(objects, bucketKeys.snapshotManifest(run), parseSnapshotManifest);
  const addresses = files.map(({ key }) => `s3://${bucket}/${key}\n`);
  await objects.write(bucketKeys.latestSnapshot, Buffer.from(addresses.join('')));
}
