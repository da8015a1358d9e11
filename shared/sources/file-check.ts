import { readCsvRows } from '../formats/csv-rows.ts';
import { readJsonLines } from '../formats/json-lines-rows.ts';
import { mostRowBytes } from '../formats/row.ts';
import { UnreadableFileError } from '../formats/unreadable-file-error.ts';
import { headerProblem } from './csv-fields.ts';
import { fileKindOf, knownEndings } from './file-kind.ts';
import type { Preset } from './preset.ts';

/** Why no row of a file can be read. */
export interface FileProblem {
  readonly message: string;
  /** What stands where something else was expected, and that. */
  readonly found?: string;
  readonly expected?: string;
}

/** Enough to tell a header line that is too long. */
const headBytes = mostRowBytes + 64 * 1024;
const binaryWithin = 64 * 1024;
const firstLines = 100;

/** Watches a file pass, keeps its beginning, and judges that. */
export function createFileCheck(fileName: string, preset: Preset) {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  let seen = 0;
  return {
    see(bytes: Uint8Array): void {
      seen += bytes.length;
      if (kept >= headBytes) return;
      const piece = Buffer.from(bytes.subarray(0, headBytes - kept));
      pieces.push(piece);
      kept += piece.length;
    },
    problem: (): Promise<FileProblem | undefined> => judge(fileName, preset, Buffer.concat(pieces), seen > kept),
  };
}

async function judge(fileName: string, preset: Preset, head: Buffer, isCut: boolean): Promise<FileProblem | undefined> {
  const kind = fileKindOf(fileName);
  if (kind === undefined) {
    return {
      message: 'the ending of its name is not known',
      found: fileName,
      expected: `one of: ${knownEndings.join(', ')}`,
    };
  }
  if (!preset.formats.includes(kind)) {
    const expected = knownEndings.filter((ending) =>
      preset.formats.some((format) => format === fileKindOf(`x${ending}`)),
    );
    const message = `preset ${preset.name} does not read such files`;
    return { message, found: fileName, expected: `one of: ${expected.join(', ')}` };
  }
  const zeroByte = head.subarray(0, binaryWithin).indexOf(0);
  if (zeroByte >= 0) {
    return {
      message: `the file is binary (byte ${zeroByte.toLocaleString('en')} is zero); text in UTF-8 was expected`,
    };
  }
  return kind === 'csv' ? judgeHeader(fileName, preset, head) : judgeLines(head, isCut);
}

async function judgeHeader(fileName: string, preset: Preset, head: Buffer): Promise<FileProblem | undefined> {
  try {
    for await (const { header } of readCsvRows(only(head), fileName)) return headerProblem(preset, header);
  } catch (error) {
    if (error instanceof UnreadableFileError) return { message: error.message };
    throw error;
  }
  return { message: 'the file is empty; a header line was expected' };
}

/** A problem when none of the first lines is an object. */
async function judgeLines(head: Buffer, isCut: boolean): Promise<FileProblem | undefined> {
  const rows = [];
  for await (const chunk of readJsonLines(only(head))) {
    rows.push(...chunk.rows);
    if (rows.length > firstLines) break;
  }
  if (isCut && rows.length <= firstLines && rows.at(-1)?.problem === 'unparseable_row') rows.pop();
  const judged = rows.slice(0, firstLines);
  const [first] = judged;
  if (first?.problem === undefined || judged.some(({ problem }) => problem !== 'unparseable_row')) return undefined;
  const message = `none of its first ${judged.length} lines is a JSON object`;
  return { message, found: `line ${first.line}: ${first.message}`, expected: 'an object on every line' };
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
