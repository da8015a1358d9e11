import type { Evidence } from '../domain/evidence/evidence.ts';
import type { Profile } from '../domain/profile/profile.ts';
import { decodeEvidence, encodeEvidence } from './evidence-record.ts';
import { needBytes } from './need-bytes.ts';
import { decodeProfile, encodeProfile } from './profile-record.ts';

export interface CustomerRecord {
  readonly profile: Profile;
  readonly evidence: Evidence;
}

/** A whole customer as one record of `runs/<run>/profiles/`: four bytes with the length of the profile, little-endian, it, the evidence. */
export function encodeCustomer({ profile, evidence }: CustomerRecord): Uint8Array {
  const own = encodeProfile(profile);
  const seen = encodeEvidence(evidence);
  const record = Buffer.allocUnsafe(4 + own.length + seen.length);
  record.writeUInt32LE(own.length, 0);
  record.set(own, 4);
  record.set(seen, 4 + own.length);
  return record;
}

/** @throws {NewerEncodingError} @throws {BrokenEncodingError} */
export function decodeCustomer(record: Uint8Array): CustomerRecord {
  const view = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  needBytes(record, 4);
  const end = 4 + view.readUInt32LE(0);
  needBytes(record, end);
  return { profile: decodeProfile(record.subarray(4, end)), evidence: decodeEvidence(record.subarray(end)) };
}
