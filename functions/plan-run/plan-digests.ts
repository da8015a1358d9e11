import { createHash } from 'node:crypto';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { digestVersion } from '../../shared/contracts/day-digest.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';

/**
 * Which days before `beforeDate` have a digest, and which need one made. A digest's key is a hash of the lake files it was made
 * of, whose keys say what is in them, of the zone whose clocks tell the hours, and of the digest's version: so a day is made again only
 * when it changed.
 */
export async function planDigests(
  objects: ObjectStore,
  beforeDate: string,
  zone: string,
): Promise<Pick<RunPlan, 'days' | 'digests'>> {
  const made = new Set<string>();
  for await (const { key } of objects.list(bucketKeys.digests)) made.add(key);

  const days: RunPlan['days'] = [];
  const digests: string[] = [];
  for (const [date, { files, bytes }] of await lakeFilesByDate(objects, beforeDate)) {
    const hash = createHash('sha256')
      .update(`${digestVersion}\n${zone}\n${files.join('\n')}`)
      .digest('hex')
      .slice(0, 20);
    const of = sharesOf(bytes);
    for (let index = 0; index < of; index++) {
      const digest = bucketKeys.digest(date, of === 1 ? hash : `${hash}-${index}-of-${of}`);
      digests.push(digest);
      if (!made.has(digest)) days.push({ date, files, digest, ...(of > 1 && { share: { index, of } }) });
    }
  }
  return { days, digests };
}

/** Bytes of lake files that one digest takes in: some two million events. */
const bytesPerDigest = 32 * 2 ** 20;
const mostShares = 256;

/** A day of more is digested in shares of its ids, so that the memory it takes does not grow with the day. A power of two. */
export const sharesOf = (bytes: number): number =>
  Math.min(mostShares, 2 ** Math.ceil(Math.log2(Math.max(1, bytes / bytesPerDigest))));

interface LakeDay {
  readonly files: string[];
  bytes: number;
}

async function lakeFilesByDate(objects: ObjectStore, beforeDate: string): Promise<Map<string, LakeDay>> {
  const dates = new Map<string, LakeDay>();
  for await (const { key, bytes } of objects.list(bucketKeys.lake)) {
    const date = /\/dt=(\d{4}-\d\d-\d\d)\//.exec(key)?.[1];
    if (date === undefined || date >= beforeDate) continue;
    const day = dates.get(date) ?? { files: [], bytes: 0 };
    dates.set(date, day);
    day.files.push(key);
    day.bytes += bytes;
  }
  return dates;
}
