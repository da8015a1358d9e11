import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './setup-error.mjs';

/** Longer than any installation; a lock this old is somebody's whose process number was given out again. */
const staleMs = 30 * 60_000;
const pollMs = 250;

/**
 * Does the work while no other set-up of this checkout does, waiting for its turn. The lock is a file with the holder's process
 * number outside the checkout, since an installation empties node_modules. One whose holder is gone is taken over.
 *
 * @param {string} root
 * @param {(text: string) => void} say
 * @param {() => Promise<void>} work
 */
export async function withLock(root, say, work) {
  const file = join(tmpdir(), `strata-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  for (let waits = 0; !(await take(file)); waits += 1) {
    if (waits === 0)
      say(`Set-up: waiting for another set-up of this checkout (process ${holderOf(file) ?? 'unknown'}).`);
    await sleep(pollMs);
  }
  try {
    await work();
  } finally {
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  }
}

async function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw new SetupError(`cannot write the lock file ${file} (${error.code}).`, ['make that folder writable']);
    }
    removeIfStale(file);
    return false;
  }
  // Somebody who judged the lock before this one stale may have moved this one away.
  await sleep(50);
  return holderOf(file) === process.pid;
}

function removeIfStale(file) {
  const holder = holderOf(file);
  try {
    const old = Date.now() - statSync(file).mtimeMs > staleMs;
    // A file without a number was created this moment, unless it stays so.
    const gone = holder === undefined ? Date.now() - statSync(file).mtimeMs > 5_000 : !isAlive(holder);
    if (!old && !gone) return;
    const aside = `${file}.${process.pid}`;
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Gone meanwhile: the next attempt sees.
  }
}

function holderOf(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(holder) && holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
