import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { isHidden } from '../../shared/contracts/configuration-files.ts';
import { parseSuppression, type Suppressed } from '../../shared/contracts/parse-suppression.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

/** A file says who is not to be contacted, and cannot be read: those people would be contacted. */
export class SuppressionFileError extends Error {
  override readonly name = 'SuppressionFileError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    const { file, line, column, message, expected } = problem;
    super(
      `${file}:${line}:${column} ${message}; expected ${expected}. A run that cannot tell whom not to contact reaches nobody: ` +
        'correct the file or take it away.',
    );
    this.problem = problem;
  }
}

const mostBytes = 64 * 1024 * 1024;
/** Each part of a run holds all ids in memory: about 150 bytes each. */
const mostIds = 5_000_000;

/**
 * Everyone that the files under `requests/suppression/` name. A file that is taken out of the folder ends what it asked for with
 * the next run.
 *
 * @throws {SuppressionFileError} for the first file that is not wholly understood
 */
export async function readSuppressionFiles(objects: ObjectStore): Promise<Suppressed> {
  const suppressed: Suppressed = new Map();
  for await (const { key, bytes } of objects.list(bucketKeys.suppressions)) {
    if (isHidden(key) || key.endsWith('/')) continue;
    const refuse = (message: string, expected: string) =>
      new SuppressionFileError({ file: key, line: 1, column: 1, message, expected });
    if (!/\.csv$/i.test(key)) throw refuse('the file is no CSV file', 'files named .csv, not compressed');
    if (bytes > mostBytes) throw refuse(`the file has ${bytes} bytes`, `at most ${mostBytes} bytes`);
    let content: string;
    try {
      content = decode(await readBytes(objects, key));
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof ObjectNotFoundError) continue;
      if (error instanceof TypeError) throw refuse('the file is not UTF-8 text', 'text in UTF-8');
      throw error;
    }
    const [problem] = parseSuppression(content, key, suppressed);
    if (problem !== undefined) throw new SuppressionFileError(problem);
    if (suppressed.size > mostIds)
      throw refuse(`with this file more than ${mostIds} ids are suppressed`, `at most ${mostIds} in all files`);
  }
  return suppressed;
}

/** Writes what the files say now to the run, a line an id, by id: the run reads that alone, however often it is taken up again. */
export async function pinSuppression(objects: ObjectStore, run: string): Promise<void> {
  const suppressed = await readSuppressionFiles(objects);
  await objects.write(bucketKeys.suppression(run), lines(suppressed));
}

async function* lines(suppressed: Suppressed): AsyncGenerator<Uint8Array> {
  const ids = [...suppressed.keys()].sort(compareUtf8);
  const idsAChunk = 10_000;
  for (let at = 0; at < ids.length; at += idsAChunk) {
    const chunk = ids.slice(at, at + idsAChunk).map((id) => JSON.stringify([id, ...(suppressed.get(id) ?? [])]));
    yield Buffer.from(`${chunk.join('\n')}\n`);
  }
}

/** @throws {TypeError} for what is not UTF-8 */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
