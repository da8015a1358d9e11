import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { DayDigest } from '../../shared/contracts/day-digest.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { readEventColumns } from '../../shared/formats/events-parquet.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes, readJson, writeJson } from '../../shared/store/read-json.ts';

/** Makes the digest of one day of the plan from the day's lake files. */
export function createDigestDay({ objects }: { readonly objects: ObjectStore }) {
  return async function digestDay({ run, day }: { readonly run: string; readonly day: number }): Promise<void> {
    const planned = (await readJson(objects, bucketKeys.plan(run), parseRunPlan)).days[day];
    if (planned === undefined) throw new RangeError(`Run ${run} plans no day ${day} to digest.`);

    const sources: DayDigest['sources'] = {};
    for (const file of planned.files) await addFile(objects, file, sources);
    await writeJson(objects, planned.digest, { date: planned.date, sources } satisfies DayDigest);
  };
}

async function addFile(objects: ObjectStore, key: string, sources: DayDigest['sources']): Promise<void> {
  const events = await readEventColumns(await readBytes(objects, key), ['source', 'kind', 'instant']);
  for (const { source, kind, instant } of events) {
    sources[source] ??= { events: {}, newest: instant };
    const digest = sources[source];
    digest.events[kind] = (digest.events[kind] ?? 0) + 1;
    if (instant > digest.newest) digest.newest = instant;
  }
}
