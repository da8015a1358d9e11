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
  for (const [date, files] of await lakeFilesByDate(objects, beforeDate)) {
    const hash = createHash('sha256')
      .update(`${digestVersion}\n${zone}\n${files.join('\n')}`)
      .digest('hex')
      .slice(0, 20);
    const digest = bucketKeys.digest(date, hash);
    digests.push(digest);
    if (!made.has(digest)) days.push({ date, files, digest });
  }
  return { days, digests };
}

async function lakeFilesByDate(objects: ObjectStore, beforeDate: string): Promise<Map<string, string[]>> {
  const dates = new Map<string, string[]>();
  for await (const { key } of objects.list(bucketKeys.lake)) {
    const date = /\/dt=(\d{4}-\d\d-\d\d)\//.exec(key)?.[1];
    if (date === undefined || date >= beforeDate) continue;
    const files = dates.get(date);
    if (files === undefined) dates.set(date, [key]);
    else files.push(key);
  }
  return dates;
}
