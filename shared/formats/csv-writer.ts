/** First characters that make a spreadsheet take a cell for a formula. */
const formulaStarts = new Set(['=', '+', '-', '@', '\t', '\r']);
const plainNumber = /^[+-]?\d+(\.\d+)?$/;
const needsQuotes = /[",\r\n]/;

/**
 * One line of a CSV file with its line end, CR LF (RFC 4180): cells with a comma, a quote or a line break are
 * quoted.
 *
 * A cell that a spreadsheet would run as a formula (it starts with `= + - @`, tab or CR) gets an apostrophe in front; plain
 * numbers such as `-3.00` or `+441632960001` are left as they are.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (const [at, cell] of cells.entries()) {
    if (at > 0) line += ',';
    line += csvCell(cell);
  }
  return `${line}\r\n`;
}

function csvCell(text: string): string {
  const first = text[0];
  if (first === undefined) return '';
  const safe = formulaStarts.has(first) && !plainNumber.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
