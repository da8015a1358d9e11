import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Settings } from '../../shared/contracts/configuration.ts';
import { createDropReader } from '../../shared/sources/drop-reader.ts';

const mostRows = 1000;

/** What becomes of the first rows of a file as a source reads them. Nothing is written. */
export async function trySample(file: string, source: string, settings: Settings, now: number) {
  const reader = createDropReader({
    source,
    settings: settings.sources[source]!,
    fileName: basename(file),
    configuration: { version: '', settings, campaigns: [], catalog: new Map(), lists: new Map(), tables: new Map() },
    now,
  });
  let rows = 0;
  let accepted = 0;
  const refused: Record<string, number> = {};
  for await (const chunk of reader.rows(createReadStream(file))) {
    for (const row of chunk.rows.slice(0, mostRows - rows)) {
      rows++;
      const reason = row.refusal?.reason;
      if (reason === undefined) accepted++;
      else refused[reason] = (refused[reason] ?? 0) + 1;
    }
    if (rows >= mostRows) break;
  }
  return { rows, accepted, refused };
}
