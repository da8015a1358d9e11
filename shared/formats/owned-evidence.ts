import type { Evidence } from '../domain/evidence/evidence.ts';
import type { ProfileId } from '../domain/identity/profile-id.ts';
import { decodeEvidence, encodeEvidence } from './evidence-record.ts';
import { needBytes } from './need-bytes.ts';

/** Evidence of one id, and the customer it belongs to. */
export interface OwnedEvidence {
  readonly id: ProfileId;
  readonly owner: ProfileId;
  readonly evidence: Evidence;
}

/** As one record: id and owner, each its length in UTF-8 (two bytes, little-endian) and the text; then the evidence. */
export function encodeOwnedEvidence({ id, owner, evidence }: OwnedEvidence): Uint8Array {
  const [own, other, seen] = [Buffer.from(id), Buffer.from(owner), encodeEvidence(evidence)];
  const record = Buffer.allocUnsafe(4 + own.length + other.length + seen.length);
  record.writeUInt16LE(own.length, 0);
  record.writeUInt16LE(other.length, 2);
  record.set(own, 4);
  record.set(other, 4 + own.length);
  record.set(seen, 4 + own.length + other.length);
  return record;
}

/** @throws {BrokenEncodingError} */
export function decodeOwnedEvidence(record: Uint8Array): OwnedEvidence {
  const view = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  needBytes(record, 4);
  const idEnd = 4 + view.readUInt16LE(0);
  const ownerEnd = idEnd + view.readUInt16LE(2);
  needBytes(record, ownerEnd);
  return {
    id: view.toString('utf8', 4, idEnd),
    owner: view.toString('utf8', idEnd, ownerEnd),
    evidence: decodeEvidence(record.subarray(ownerEnd)),
  };
}
