/** A Markdown table, its lines without an end of line after the last. Cells may hold pipes and line ends. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map((cells) => line(cells.map(escaped)))].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
