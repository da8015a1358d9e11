import { stripVTControlCharacters, styleText } from 'node:util';

const grouped = new Intl.NumberFormat('en-GB');

/** 541,909 */
export const count = (value: number): string => grouped.format(value);

/** +12, -3, 0. */
export const signed = (difference: number): string => {
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : '';
  return sign + count(Math.abs(difference));
};

/** `1 row`, `2 rows`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** 14.1 %, of nothing 0.0 %. */
export const percent = (part: number, whole: number): string =>
  `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;

/** 0.4 s, 21 s. */
export const seconds = (value: number): string => (value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`);

/** £279,489 of minor units, whole major units; of a currency without a sign its code. */
export const money = (minor: number, currency: string, minorPerMajor: number): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    minor / minorPerMajor,
  );

/** Rows of cells in columns as wide as their widest cell; the columns named in `right` end in line. Trailing blanks are cut. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, visibleLength(cell));
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const padding = ' '.repeat((widths[column] ?? 0) - visibleLength(cell));
      return right.includes(column) ? padding + cell : cell + padding;
    });
    return (indent + cells.join('   ')).trimEnd();
  });
}

/** Chinese, Japanese and Korean characters and their punctuation, which take two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Columns on the screen: colours take none. */
export function visibleLength(text: string): number {
  const plain = stripVTControlCharacters(text);
  return plain.length + (plain.match(wide)?.length ?? 0);
}

/** The text and blanks behind it, so many columns in all. */
export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - visibleLength(text)));

/** `at_risk` as people read it. */
export const words = (key: string): string => key.replaceAll('_', ' ');

type Style = Parameters<typeof styleText>[0];

/** Colour where the stream is a terminal that wants it; `NO_COLOR` is honoured. */
export const style = (format: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string =>
  styleText(format, text, { stream });
