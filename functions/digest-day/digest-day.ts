import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import {
  basketsSection,
  type DayDigest,
  dayEvidenceKey,
  daySections,
  daySumsSection,
} from '../../shared/contracts/day-digest.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { dayOfDate } from '../../shared/domain/event/day-of.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { createDayEvidence, type DayEvidence } from '../../shared/domain/evidence/day-evidence.ts';
import { type ProfileId, profileIdsOf } from '../../shared/domain/identity/profile-id.ts';
import { reversedSectionOf, sliceOf, slices } from '../../shared/domain/identity/slices.ts';
import { readEvents } from '../../shared/formats/events-parquet.ts';
import { encodeOwnedEvidence } from '../../shared/formats/owned-evidence.ts';
import { createShuffleWriter } from '../../shared/formats/shuffle-file.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes, readJson, writeJson } from '../../shared/store/read-json.ts';
import { readText } from './read-text.ts';

export interface DigestDayDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/**
 * Makes the digest of one day of the plan from the day's lake files: counts a source, and what the events say of each id and together.
 * One file's events are in memory at a time, and what is gathered of each id; of a large day, of a share of its ids.
 */
export function createDigestDay({ objects, configurations }: DigestDayDependencies) {
  return async function digestDay({ run, day }: { readonly run: string; readonly day: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const planned = plan.days[day];
    if (planned === undefined) throw new RangeError(`Run ${run} plans no day ${day} to digest.`);
    const { settings } = await configurations.load(plan.configuration);

    const sources: DayDigest['sources'] = {};
    const zone = timeZone(settings.timeZone);
    const isInShare = shareFilter(planned.share);
    const evidence = createDayEvidence({ day: dayOfDate(planned.date), zone, readText });
    for (const file of planned.files) {
      for (const event of await readEvents(await readBytes(objects, file))) {
        if (!isInShare(event)) continue;
        countEvent(sources, event);
        evidence.add(event);
      }
    }
    await objects.write(dayEvidenceKey(planned.digest), shuffleOf(evidence));
    await writeJson(objects, planned.digest, { date: planned.date, sources } satisfies DayDigest);
  };
}

/** Whether an event is of the share of a day's ids that is asked for; an id is looked at once. */
function shareFilter(share: RunPlan['days'][number]['share']): (event: Event) => boolean {
  if (share === undefined) return () => true;
  const { index, of } = share;
  const known = new Map<ProfileId, boolean>();
  return (event) => {
    const [id = ''] = profileIdsOf(event);
    let isIn = known.get(id);
    if (isIn === undefined) {
      isIn = Math.floor((reversedSectionOf(sliceOf(id)) * of) / slices) === index;
      known.set(id, isIn);
    }
    return isIn;
  };
}

function countEvent(sources: DayDigest['sources'], { source, kind, instant }: Event): void {
  sources[source] ??= { events: {}, newest: instant };
  const digest = sources[source];
  digest.events[kind] = (digest.events[kind] ?? 0) + 1;
  if (instant > digest.newest) digest.newest = instant;
}

function shuffleOf(evidence: DayEvidence): Uint8Array {
  const shuffle = createShuffleWriter(daySections);
  const { sums, baskets } = evidence.finish((id, of) =>
    shuffle.append(reversedSectionOf(sliceOf(id)), encodeOwnedEvidence({ id, owner: id, evidence: of })),
  );
  shuffle.append(daySumsSection, Buffer.from(JSON.stringify(sums)));
  for (const basket of baskets) shuffle.append(basketsSection, Buffer.from(JSON.stringify(basket)));
  return shuffle.finish();
}
