import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { AudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { csvLine } from '../../shared/formats/csv-writer.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';

/** Text is handed to the compressor in pieces of about this many characters. */
const pieceLength = 64 * 1024;

/** Writes a `.csv.gz` row by row, whatever its length, and says of it what a manifest says. */
export async function writeCsv(
  objects: ObjectStore,
  key: string,
  header: readonly string[],
  cells: AsyncIterable<readonly string[]>,
): Promise<AudienceManifest['files'][number]> {
  const sha256 = createHash('sha256');
  let rows = 0;

  async function* text() {
    let piece = csvLine(header);
    for await (const row of cells) {
      rows++;
      piece += csvLine(row);
      if (piece.length < pieceLength) continue;
      sha256.update(piece);
      yield piece;
      piece = '';
    }
    sha256.update(piece);
    yield piece;
  }

  const { bytes } = await objects.write(key, Readable.from(text(), { objectMode: false }).compose(createGzip()));
  return { key, rows, bytes, sha256: sha256.digest('hex') };
}
