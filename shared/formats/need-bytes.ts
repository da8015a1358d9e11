import { BrokenEncodingError } from '../domain/activity/byte-reader.ts';

/** For what a record says of its own length. @throws {BrokenEncodingError} where there are fewer bytes */
export function needBytes(record: Uint8Array, bytes: number): void {
  if (record.length < bytes) throw new BrokenEncodingError(record.length, `${bytes} bytes`);
}
