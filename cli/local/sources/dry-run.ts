import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Batch, readBatches } from '../../../functions/ingest-drop/read-batches.ts';
import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { noRows } from '../../../shared/domain/drops/drop-counts.ts';
import { dateOfDay } from '../../../shared/domain/event/day-of.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { profileIdsOf } from '../../../shared/domain/identity/profile-id.ts';
import { createDropReader, type RowChunk } from '../../../shared/sources/drop-reader.ts';
import type { DryRunResult, RefusedRows } from '../../results/dry-run.ts';

export interface DryRunRequest {
  readonly file: string;
  readonly source: string;
  /** Only so many rows from the start; all unless given. */
  readonly rows?: number;
  /** Milliseconds since 1970-01-01T00:00Z: as of when times are judged. */
  readonly now: number;
}

const shownEvents = 3;
const shownLines = 5;

/** Reads a file as its drop would be read, up to what would be written. */
export async function dryRun(
  configuration: Configuration,
  request: DryRunRequest,
  onRows?: (read: number) => void,
): Promise<DryRunResult> {
  const startedAt = performance.now();
  const { file, source, now } = request;
  const { settings } = configuration;
  const seen = createSeen(request.rows);
  const finish = (problem: DryRunResult['problem']): DryRunResult => ({
    source,
    file,
    ...seen.result(),
    timeZone: settings.timeZone,
    currency: settings.currency,
    problem,
    seconds: (performance.now() - startedAt) / 1000,
  });

  const known = Object.hasOwn(settings.sources, source) ? settings.sources[source] : undefined;
  if (known === undefined)
    return finish({
      message: `there is no source "${source}" in config/strata.yaml`,
      found: source,
      expected: `one of: ${Object.keys(settings.sources).join(', ')}`,
    });
  const reader = createDropReader({ source, settings: known, fileName: basename(file), configuration, now });
  const { problem } = await reader.identify(createReadStream(file));
  if (problem !== undefined) return finish(problem);
  for await (const batch of readBatches(seen.watch(reader.rows(createReadStream(file))))) {
    seen.add(batch);
    onRows?.(seen.read());
  }
  return finish(null);
}

function createSeen(mostRows = Number.POSITIVE_INFINITY) {
  let counts = { ...noRows };
  let passed = 0;
  let whole = true;
  const refused: Record<string, RefusedRows & { readonly lines: number[] }> = {};
  const repaired: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  const customers = new Set<string>();
  const events: { readonly line: number; readonly event: Event }[] = [];
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;

  return {
    /** Keeps the first events and ends after as many rows as are wanted. */
    async *watch(chunks: AsyncIterable<RowChunk>): AsyncGenerator<RowChunk> {
      for await (const { rows, bytes } of chunks) {
        const wanted = passed + rows.length <= mostRows ? rows : rows.slice(0, mostRows - passed);
        passed += wanted.length;
        for (const { line, event } of wanted) {
          if (events.length === shownEvents) break;
          if (event !== undefined) events.push({ line, event });
        }
        yield { rows: wanted, bytes };
        if (wanted.length === rows.length) continue;
        whole = false;
        return;
      }
    },
    add({ counts: more, rejects, events: accepted }: Batch): void {
      counts = {
        ...counts,
        read: counts.read + more.read,
        applied: counts.applied + more.applied,
        duplicate: counts.duplicate + more.duplicate,
      };
      for (const [name, number] of Object.entries(more.repaired)) repaired[name] = (repaired[name] ?? 0) + number;
      for (const { line, refusal } of rejects) {
        const { rows, lines, message } = refused[refusal.reason] ?? { rows: 0, lines: [], message: refusal.message };
        if (lines.length < shownLines) lines.push(line);
        refused[refusal.reason] = { rows: rows + 1, lines, message };
      }
      for (const event of accepted) {
        kinds[event.kind] = (kinds[event.kind] ?? 0) + 1;
        const [id] = profileIdsOf(event);
        if (id !== undefined) customers.add(id);
        firstDay = Math.min(firstDay, event.day);
        lastDay = Math.max(lastDay, event.day);
      }
    },
    read: () => counts.read,
    result() {
      const { read, applied, duplicate } = counts;
      return {
        rows: { read, applied, duplicate, refused: read - applied - duplicate },
        whole,
        refused,
        repaired,
        customers: customers.size,
        kinds,
        days: lastDay < firstDay ? null : { first: dateOfDay(firstDay), last: dateOfDay(lastDay) },
        events,
      };
    },
  };
}
