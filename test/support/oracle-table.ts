/** A figure known from elsewhere beside ours: a row of `docs/validation.md`. */
export interface Oracle {
  /** What the figure is, such as `BG/NBD on CDNOW: r`. Unique within the section. */
  readonly oracle: string;
  /** Where the expected figure was published, or with what it was computed. */
  readonly source: string;
  readonly expected: number;
  readonly ours: number;
  /** Largest difference, of either sign, that is no error. */
  readonly tolerance: number;
  /** Ours may be any less, as of a minimum that somebody found, or any greater, as of another's that ours is to beat. */
  readonly bound?: 'at most' | 'at least';
}

export function isWithin({ expected, ours, tolerance, bound }: Oracle): boolean {
  if (bound === 'at most') return ours - expected <= tolerance;
  if (bound === 'at least') return expected - ours <= tolerance;
  return Math.abs(ours - expected) <= tolerance;
}

/** Rows as a Markdown table, in their order: figures to one digit more than the tolerance can tell. */
export function oracleTable(rows: readonly Oracle[]): string {
  const lines = rows.map((row) => {
    const digits = digitsFor(row.tolerance);
    return line([
      row.oracle,
      row.source,
      figure(row.expected, digits),
      figure(row.ours, digits),
      toleranceOf(row),
      isWithin(row) ? 'yes' : '**no**',
    ]);
  });
  return [
    line(['figure', 'known from', 'known', 'ours', 'tolerance', 'within']),
    '|---|---|---:|---:|---:|---|',
    ...lines,
  ].join('\n');
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** Decimals; `undefined` where the tolerance tells none. */
const digitsFor = (tolerance: number): number | undefined =>
  tolerance === 0 ? undefined : Math.min(12, Math.max(0, Math.ceil(-Math.log10(tolerance)) + 1));

const figure = (value: number, digits: number | undefined): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 4 });

const toleranceOf = ({ tolerance, bound }: Oracle): string => {
  const size = tolerance === 0 ? 'exact' : String(Number(tolerance.toPrecision(2)));
  if (bound === undefined) return size;
  const beyond = bound === 'at most' ? 'or less' : 'or more';
  return tolerance === 0 ? beyond : `${size}, ${beyond}`;
};
