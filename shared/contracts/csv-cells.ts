/** A cell of a CSV file with where it stands, from 1. */
export interface CsvCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Characters as written, quotes included. */
  readonly length: number;
}

export interface CsvRecord {
  readonly cells: readonly CsvCell[];
  /** Of a quote that is never closed: the rest of the file is in its cell. */
  readonly isOpen: boolean;
}

/** Records of a CSV text (RFC 4180): quoted cells may hold commas, breaks and doubled quotes. Blank lines are left out. */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  let lineStart = 0;
  while (at < text.length) {
    const cells: CsvCell[] = [];
    let isOpen = false;
    for (;;) {
      const start = at;
      const place = { line, column: start - lineStart + 1 };
      let value = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const quote = text.indexOf('"', at);
          isOpen = quote < 0;
          const piece = text.slice(at, isOpen ? text.length : quote);
          value += piece;
          for (let feed = piece.indexOf('\n'); feed >= 0; feed = piece.indexOf('\n', feed + 1)) {
            line++;
            lineStart = at + feed + 1;
          }
          at = isOpen ? text.length : quote + 1;
          if (isOpen || text[at] !== '"') break;
          value += '"';
          at++;
        }
      }
      const rest = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++;
      value += text.slice(rest, at).replace(/\r$/, '');
      cells.push({ text: value.trim(), ...place, length: text.slice(start, at).trimEnd().length });
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] === '\n') {
      at++;
      line++;
      lineStart = at;
    }
    if (cells.length > 1 || cells[0]?.text !== '') yield { cells, isOpen };
  }
}
