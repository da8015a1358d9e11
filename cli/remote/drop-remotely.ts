import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { refusedId } from '../../shared/sources/drop-id.ts';
import { identifyDrop } from '../../shared/sources/drop-reader.ts';
import type { DropRecord } from '../../shared/store/drop-ledger.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DroppedFile } from '../queries/drop-result.ts';
import type { OpenStack } from './open-stack.ts';
import { type PollOptions, poll } from './poll.ts';
import { queueDepth } from './queue-depth.ts';

export interface DropWatch {
  /** Hears how many rows of the file were read so far. */
  readonly onRows?: ((read: number) => void) | undefined;
  /** Hears how much of the file was uploaded so far. */
  readonly onBytes?: ((sent: number) => void) | undefined;
}

/** Longer than a message that failed stays invisible, so that the attempt after a crash is waited for. */
const patience: PollOptions = { patienceMs: 20 * 60_000 };

/**
 * Uploads a file to where its source's drops go and waits until the ledger says that it is done or refused. Content that was applied
 * before is looked up first and not uploaded again.
 *
 * @throws {CommandFailure} for a source that the configuration in force does not have, and when nothing happens for too long
 */
export async function dropRemotely(
  open: OpenStack,
  file: string,
  source: string,
  { onRows = () => {}, onBytes = () => {} }: DropWatch = {},
  waiting = patience,
): Promise<DroppedFile> {
  const { objects, ledger, configurations } = open.runtime;
  const { settings } = await configurations.load('latest');
  if (!Object.hasOwn(settings.sources, source)) throw unknownSource(source, Object.keys(settings.sources));

  const fileName = basename(file);
  const { drop } = await identifyDrop(source, fileName, createReadStream(file));
  const before = await ledger.find(drop);
  if (before?.status === 'done') return { record: before, duplicate: true };
  const findRefused = async (found: DropRecord | undefined) =>
    found === undefined ? ledger.find(refusedId(drop)) : found.status === 'refused' ? found : undefined;
  const refusedBefore = await findRefused(before);

  await objects.write(bucketKeys.drop(source, drop, fileName), counted(createReadStream(file), onBytes));
  const record = await poll<DropRecord>(async () => {
    const found = await ledger.find(drop);
    if (found?.status === 'done') return { answer: found };
    const refused = await findRefused(found);
    // The record of an earlier refusal is replaced by one of its own time.
    if (refused !== undefined && refused.openedAt !== refusedBefore?.openedAt) return { answer: refused };
    if (found?.status === 'open') onRows(found.counts.read);
    return { mark: `${found?.status} ${found?.checkpoint}` };
  }, waiting);
  if (record === undefined) throw await givenUp(open, drop, waiting.patienceMs);
  return { record, duplicate: false };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (sent: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.byteLength;
    onBytes(sent);
  }
}

const unknownSource = (source: string, known: readonly string[]): CommandFailure =>
  new CommandFailure(
    `The configuration in force there has no source "${source}"${suggestion(source, known) || `; it has: ${known.join(', ')}.`}`,
    {
      name: 'UnknownSourceError',
      exitCode: 2,
      hint: 'strata sources   lists them; a new one goes into config/strata.yaml of the bucket',
    },
  );

async function givenUp({ clients, stack }: OpenStack, drop: string, patienceMs: number): Promise<CommandFailure> {
  const { waiting, inFlight } = await queueDepth(clients.sqs, stack.dropQueueUrl);
  const dead = await queueDepth(clients.sqs, stack.deadLetters.drops);
  return new CommandFailure(
    `Drop ${drop} is uploaded, and nothing became of it for ${Math.round(patienceMs / 60_000)} minutes: ` +
      `${waiting} messages wait in the queue, ${inFlight} are worked on, ${dead.waiting} are among the dead letters.`,
    {
      name: 'DropTimeoutError',
      hint: `strata status --stack ${stack.name}; docs/runbook.md says what to do about dead letters and a queue that stands still`,
    },
  );
}
