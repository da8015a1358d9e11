import { decodeActivity } from '../domain/activity/decode-activity.ts';
import { encodeActivity } from '../domain/activity/encode-activity.ts';
import type { Profile } from '../domain/profile/profile.ts';
import { needBytes } from './need-bytes.ts';

/**
 * A profile as one record of a run's shuffle files: four bytes with the length of a JSON head (id, identity, traits, consents),
 * little-endian, the head in UTF-8, and the encoded activity.
 */
export function encodeProfile({ activity, ...head }: Profile): Uint8Array {
  const json = Buffer.from(JSON.stringify(head));
  const bytes = encodeActivity(activity);
  const record = Buffer.allocUnsafe(4 + json.length + bytes.length);
  record.writeUInt32LE(json.length, 0);
  record.set(json, 4);
  record.set(bytes, 4 + json.length);
  return record;
}

/** @throws {NewerEncodingError} when the activity was written by a newer version @throws {BrokenEncodingError} */
export function decodeProfile(record: Uint8Array): Profile {
  const view = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  needBytes(record, 4);
  const end = 4 + view.readUInt32LE(0);
  needBytes(record, end);
  const head = JSON.parse(view.toString('utf8', 4, end)) as Omit<Profile, 'activity'>;
  return { ...head, activity: decodeActivity(record.subarray(end)) };
}
