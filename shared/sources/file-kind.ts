export type FileKind = 'csv' | 'jsonl';

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['json', 'jsonl'],
]);

/** Endings that are read, each also with `.gz` or `.zst` behind it. */
export const knownEndings: readonly string[] = [...kinds.keys()].map((ending) => `.${ending}`);

/** By the ending of the name; `undefined` for one that is not read. */
export function fileKindOf(fileName: string): FileKind | undefined {
  const match = /\.([a-z]+)(?:\.(?:gz|zst))?$/.exec(fileName.toLowerCase());
  return match?.[1] === undefined ? undefined : kinds.get(match[1]);
}
