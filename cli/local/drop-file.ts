import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { notificationBody } from '../../shared/contracts/drop-message.ts';
import { refusedId } from '../../shared/sources/drop-id.ts';
import { identifyDrop } from '../../shared/sources/drop-reader.ts';
import type { DroppedFile } from '../queries/drop-result.ts';
import { drainQueue } from './drain-queue.ts';
import type { OpenFolder } from './open-folder.ts';

/**
 * Puts a file where its source's drops go, notifies the queue as S3 would, and sees the queue through until the drop is done or
 * refused. Content that was applied before is looked up first and not put again.
 *
 * @param onRows hears how many rows of the file were read so far, now and then while that grows
 * @throws the error that sent the drop's message to the dead letters
 */
export async function dropFile(
  open: OpenFolder,
  file: string,
  source: string,
  onRows: (read: number) => void = () => {},
): Promise<DroppedFile> {
  const { runtime, queue } = open;
  const fileName = basename(file);
  const { drop } = await identifyDrop(source, fileName, createReadStream(file));
  const known = await runtime.ledger.find(drop);
  if (known?.status === 'done') return { record: known, duplicate: true };

  const key = bucketKeys.drop(source, drop, fileName);
  await runtime.objects.write(key, createReadStream(file));
  await queue.send(notificationBody(key));
  const watch = watchRows(open, drop, onRows);
  const failure = await drainQueue(queue).finally(() => clearInterval(watch));

  const record = (await runtime.ledger.find(drop)) ?? (await runtime.ledger.find(refusedId(drop)));
  if (record === undefined || record.status === 'open')
    throw (
      failure ??
      new Error(`Drop ${drop} is not finished. Its message is among the dead letters in ${open.folder}/.queue/dead.`)
    );
  return { record, duplicate: false };
}

/** How often the ledger is asked how far a drop has come; it knows whole batches. */
const askMs = 500;

const watchRows = ({ runtime }: OpenFolder, drop: string, onRows: (read: number) => void): NodeJS.Timeout =>
  setInterval(async () => {
    // Only the progress line hears of it; what is wrong with the ledger the drop itself finds out.
    const record = await runtime.ledger.find(drop).catch(() => undefined);
    if (record?.status === 'open') onRows(record.counts.read);
  }, askMs);
