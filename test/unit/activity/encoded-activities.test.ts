import { describe, expect, it } from 'vitest';
import { decodeActivity } from '../../../shared/domain/activity/decode-activity.ts';
import { activityVersion, encodeActivity } from '../../../shared/domain/activity/encode-activity.ts';
import { encodedActivities } from '../../support/encoded-activities.ts';

const kept = await encodedActivities();

describe('encodings that tables hold', () => {
  it('are kept of every version there ever was', () => {
    expect(kept.map(({ version, bytes }) => [version, bytes[0]])).toEqual(
      Array.from({ length: activityVersion }, (_, index) => [index + 1, index + 1]),
    );
  });

  it.each(kept)('read as what they were written from: version $version', ({ bytes, activity }) => {
    expect(decodeActivity(bytes)).toEqual(activity);
  });

  it('are written as ever in the current version: another form is another version', () => {
    const current = kept.at(-1);
    expect(current && Buffer.from(encodeActivity(current.activity)).toString('hex')).toBe(
      Buffer.from(current?.bytes ?? []).toString('hex'),
    );
  });
});
