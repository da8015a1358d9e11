import { readFile } from 'node:fs/promises';
import type { Activity } from '../../shared/domain/activity/activity.ts';
import { activityVersion } from '../../shared/domain/activity/encode-activity.ts';

const fixtures = new URL('../fixtures/activity-encodings/', import.meta.url);
const maps = new Set(['monthDays', 'brands', 'devices', 'regions']);

/** An activity as a released version of the program wrote it. */
export interface EncodedActivity {
  readonly version: number;
  readonly bytes: Uint8Array;
  readonly activity: Activity;
}

/** One of every version ever written: files that are kept for good, since tables hold such items for good. */
export const encodedActivities = (): Promise<EncodedActivity[]> =>
  Promise.all(
    Array.from({ length: activityVersion }, async (_, index) => {
      const version = index + 1;
      const text = await readFile(new URL(`version-${version}.json`, fixtures), 'utf8');
      const { hex, activity } = JSON.parse(text, (key, value) => (maps.has(key) ? new Map(value) : value));
      return { version, bytes: Uint8Array.from(Buffer.from(hex, 'hex')), activity };
    }),
  );
