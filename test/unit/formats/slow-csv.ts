/** A row of the slow parser: its cells, or `undefined` when it cannot be taken apart, and the line it starts on. */
export interface SlowRow {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/**
 * RFC 4180 a character at a time, by the rules that the fast reader states: a plain second opinion for tests. Knows no limits,
 * encodings or header.
 */
export function parseSlowly(text: string, separator: string): SlowRow[] {
  const rows: SlowRow[] = [];
  let rest = text;
  let line = 1;
  while (rest.length > 0) {
    const row = takeRow(rest, separator);
    const firstLine = rest.split('\n', 1)[0] ?? '';
    const length = row?.length ?? firstLine.length + 1;
    if (!(row !== undefined && row.cells.length === 1 && ['', '\n', '\r\n', '\r'].includes(rest.slice(0, length)))) {
      rows.push({ line, cells: row?.cells });
    }
    line += rest.slice(0, length).split('\n').length - 1;
    rest = rest.slice(length);
  }
  return rows;
}

function takeRow(text: string, separator: string): { cells: string[]; length: number } | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) return undefined;
        if (text[at] === '"') at++;
        cell += text[at++];
      }
      at++;
      if (text.startsWith('\r\n', at) || (text[at] === '\r' && at + 1 === text.length)) at++;
      const next = text[at];
      if (next !== undefined && next !== separator && next !== '\n') return undefined;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\n') cell += text[at++];
      if (text[at] !== separator && cell.endsWith('\r')) cell = cell.slice(0, -1);
    }
    cells.push(cell);
    if (text[at] !== separator) return { cells, length: Math.min(at + 1, text.length) };
    at++;
  }
}
