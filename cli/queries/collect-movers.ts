import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { mergeSorted } from '../../functions/publish-audience/merge-sorted.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { csvLine } from '../../shared/formats/csv-writer.ts';
import type { Mover } from '../results/diff.ts';

/** Movers that are sorted at once; more go to a file of their own and are merged. */
const mostInMemory = 100_000;

const byId = (a: Mover, b: Mover): number => compareUtf8(a.userId, b.userId);

/** The first of many movers by customer id, with no more of them in memory than twice that and some. */
export function createMoverList(limit: number) {
  let listed: Mover[] = [];
  let customers = 0;
  const cut = () => {
    listed = listed.sort(byId).slice(0, limit);
  };
  return {
    add(mover: Mover): void {
      customers++;
      if (listed.push(mover) > 2 * limit + 1_000) cut();
    },
    result: (): { readonly customers: number; readonly listed: readonly Mover[] } => {
      cut();
      return { customers, listed };
    },
  };
}

/** Writes all movers sorted by customer id, however many: sorted pieces go to temporary files, which are merged. */
export function createMoverFile(path: string, { inMemory = mostInMemory }: { readonly inMemory?: number } = {}) {
  let piece: Mover[] = [];
  let folder: string | undefined;
  const files: string[] = [];

  async function spill(): Promise<void> {
    folder ??= await mkdtemp(join(tmpdir(), 'strata-movers-'));
    const file = join(folder, `${files.length}.jsonl`);
    await writeFile(
      file,
      piece
        .sort(byId)
        .map((mover) => `${JSON.stringify(mover)}\n`)
        .join(''),
      { mode: 0o600 },
    );
    files.push(file);
    piece = [];
  }

  return {
    async add(mover: Mover): Promise<void> {
      if (piece.push(mover) >= inMemory) await spill();
    },
    /** The file is there, whole, once this is done. */
    async finish(): Promise<void> {
      const unfinished = `${path}.part`;
      await pipeline(
        lines(mergeSorted([...files.map(readMovers), inOrder(piece.sort(byId))], byId)),
        createWriteStream(unfinished),
      );
      await rename(unfinished, path);
    },
    /** Takes away what is not needed any more, the beginning of a file that was not finished included. */
    async discard(): Promise<void> {
      await rm(`${path}.part`, { force: true });
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function* readMovers(file: string): AsyncGenerator<Mover> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Mover;
}

async function* inOrder(movers: readonly Mover[]): AsyncGenerator<Mover> {
  yield* movers;
}

async function* lines(movers: AsyncIterable<Mover>): AsyncGenerator<string> {
  yield csvLine(['user_id', 'from', 'to']);
  for await (const { userId, from, to } of movers) yield csvLine([userId, from, to]);
}
