import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageQueue } from '../message-queue.ts';

/** A message that was taken and is neither done nor failed yet. */
export interface TakenMessage {
  readonly body: string;
  /** How often it was taken before. */
  readonly failures: number;
  done(): Promise<void>;
  /** Puts it back, or among the dead letters when it failed `mostFailures` times. */
  failed(): Promise<void>;
}

export interface FolderQueue extends MessageQueue {
  /** The oldest message that this process sent, or that a process which is gone left behind. */
  take(): Promise<TakenMessage | undefined>;
  deadLetters(): Promise<number>;
}

const mostFailures = 3;

/**
 * Queue of one machine: a file a message under `.queue/`, so that what a killed process left is taken up by the next. A file is
 * named `<time>-<id>.<pid>.<failures>`; a process takes its own messages and those of processes that are gone.
 */
export function createFolderQueue(folder: string, isRunning: (pid: number) => boolean): FolderQueue {
  const queue = join(folder, '.queue');
  const dead = join(queue, 'dead');

  async function send(body: string): Promise<void> {
    await mkdir(dead, { recursive: true });
    const name = `${String(Date.now()).padStart(15, '0')}-${randomUUID()}.${process.pid}.0`;
    await writeFile(join(queue, `${name}.partial`), body);
    await rename(join(queue, `${name}.partial`), join(queue, name));
  }

  async function take(): Promise<TakenMessage | undefined> {
    for (const name of (await names(queue)).sort()) {
      const [id, pid, failures] = name.split('.');
      if (failures === undefined || name.endsWith('.partial')) continue;
      if (Number(pid) !== process.pid && isRunning(Number(pid))) continue;
      const mine = `${id}.${process.pid}.${failures}`;
      try {
        await rename(join(queue, name), join(queue, mine));
        return taken(mine, await readFile(join(queue, mine), 'utf8'));
      } catch (error) {
        // Another process was quicker with a message left behind.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    return undefined;
  }

  function taken(name: string, body: string): TakenMessage {
    const [id, pid, count] = name.split('.');
    const failures = Number(count);
    return {
      body,
      failures,
      done: () => rm(join(queue, name), { force: true }),
      failed: () => {
        const next = `${id}.${pid}.${failures + 1}`;
        return rename(join(queue, name), failures + 1 < mostFailures ? join(queue, next) : join(dead, next));
      },
    };
  }

  return { send, take, deadLetters: async () => (await names(dead)).length };
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
