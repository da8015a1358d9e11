import type { Encoding, Mapping } from '../contracts/mapping.ts';
import { type CsvLayout, readCsvRows } from '../formats/csv-rows.ts';
import { readJsonLines } from '../formats/json-lines-rows.ts';
import { mostRowBytes, type Row } from '../formats/row.ts';
import { encodingOf, toUtf8 } from '../formats/to-utf8.ts';
import { UnreadableFileError } from '../formats/unreadable-file-error.ts';
import { fileKindOf, knownEndings } from './file-kind.ts';
import { headerProblem } from './header-problem.ts';

/** Why no row of a file can be read. */
export interface FileProblem {
  readonly message: string;
  /** What stands where something else was expected, and that. */
  readonly found?: string;
  readonly expected?: string;
}

/** What a file of a source should be. */
export interface ExpectedFile {
  readonly mapping: Mapping;
  /** Who does not read other formats, as in `preset online-retail`. */
  readonly reader: string;
  readonly encoding?: Encoding;
  readonly layout: CsvLayout;
}

/** Enough to tell a header line that is too long. */
const headBytes = mostRowBytes + 64 * 1024;
const binaryWithin = 64 * 1024;
const firstLines = 100;

/** Watches a file pass, keeps its beginning, and judges that. */
export function createFileCheck(fileName: string, expected: ExpectedFile) {
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
    problem: (): Promise<FileProblem | undefined> => judge(fileName, expected, Buffer.concat(pieces), seen > kept),
  };
}

async function judge(
  fileName: string,
  { mapping, reader, encoding, layout }: ExpectedFile,
  head: Buffer,
  isCut: boolean,
): Promise<FileProblem | undefined> {
  const kind = fileKindOf(fileName);
  if (kind === undefined) {
    return {
      message: 'the ending of its name is not known',
      found: fileName,
      expected: `one of: ${knownEndings.join(', ')}`,
    };
  }
  if (!mapping.formats.includes(kind)) {
    const expected = knownEndings.filter((ending) =>
      mapping.formats.some((format) => format === fileKindOf(`x${ending}`)),
    );
    const message = `${reader} does not read such files`;
    return { message, found: fileName, expected: `one of: ${expected.join(', ')}` };
  }
  const found = encodingOf(head, encoding);
  const text = found === 'utf-8' ? head : Buffer.concat(await Array.fromAsync(toUtf8(only(head), encoding)));
  const zeroByte = text.subarray(0, binaryWithin).indexOf(0);
  if (zeroByte >= 0) {
    return {
      message: `the file is binary (byte ${zeroByte.toLocaleString('en')} is zero); text in ${found.toUpperCase()} was expected`,
    };
  }
  return kind === 'csv' ? judgeCsv(fileName, mapping, layout, text) : judgeLines(text, isCut);
}

async function judgeCsv(
  fileName: string,
  mapping: Mapping,
  layout: CsvLayout,
  text: Buffer,
): Promise<FileProblem | undefined> {
  try {
    for await (const { header, rows } of readCsvRows(only(text), fileName, layout))
      return (
        headerProblem(mapping, header) ?? (layout.columns === undefined ? undefined : columnsProblem(header, rows))
      );
  } catch (error) {
    if (error instanceof UnreadableFileError) return { message: error.message };
    throw error;
  }
  return layout.columns === undefined ? { message: 'the file is empty; a header line was expected' } : undefined;
}

/** A problem when none of the first lines has as many cells as there are columns. */
function columnsProblem(columns: readonly string[], rows: readonly Row<unknown>[]): FileProblem | undefined {
  const judged = rows.slice(0, firstLines);
  const [first] = judged;
  if (first?.problem === undefined || judged.some(({ problem }) => problem !== 'unparseable_row')) return undefined;
  const message = `none of its first ${judged.length} lines has ${columns.length} cells`;
  return { message, found: `line ${first.line}: ${first.message}`, expected: columns.join(', ') };
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
  if (first?.problem !== 'unparseable_row') return undefined;
  const found = `line ${first.line}: ${first.message}`;
  const noneIsObject = judged.every(({ problem }) => problem === 'unparseable_row');
  if (first.raw.trimStart().startsWith('[') && (noneIsObject || !isJson(first.raw))) {
    const expected = 'an object on every line; jq -c ".[]" turns an array into lines';
    return { message: 'the file is one JSON array', found, expected };
  }
  if (!noneIsObject) return undefined;
  const message = `none of its first ${judged.length} lines is a JSON object`;
  return { message, found, expected: 'an object on every line' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
