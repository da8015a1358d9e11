import { slices } from '../domain/identity/slices.ts';
import { type RangeReader, readShuffleIndex, readShuffleSections } from './shuffle-file.ts';

/**
 * Records of the sections `from` (inclusive) to `to` (exclusive) of a run's shuffle file, which has a section a slice.
 *
 * @throws {ShuffleFormatError}
 */
export async function* readSlices(
  reader: RangeReader,
  key: string,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  const index = await readShuffleIndex(reader, key, slices);
  for await (const { record } of readShuffleSections(reader, key, index, from, to)) yield record;
}
