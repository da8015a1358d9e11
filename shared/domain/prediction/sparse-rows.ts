/** Rows of numbers that are mostly 0, in compressed sparse row form. */
export interface SparseRows {
  /** Columns that a row could have. */
  readonly width: number;
  /** n + 1 offsets: what row i holds lies at `starts[i]` up to, not including, `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Column of each entry, rising within a row. */
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

export type SparseRow = readonly (readonly [column: number, value: number])[];

/** @param rows columns rising within each row, below `width` */
export function packRows(rows: readonly SparseRow[], width: number): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  for (let row = 0; row < rows.length; row++)
    starts[row + 1] = (starts[row] as number) + (rows[row] as SparseRow).length;
  const columns = new Uint32Array(starts[rows.length] as number);
  const values = new Float64Array(columns.length);
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
  }
  return { width, starts, columns, values };
}

/** The given rows, in the given order. */
export function takeSparseRows(from: SparseRows, rows: Uint32Array): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] as number) + (from.starts[row + 1] as number) - (from.starts[row] as number);
  });
  const columns = new Uint32Array(starts[rows.length] as number);
  const values = new Float64Array(columns.length);
  rows.forEach((row, at) => {
    const [start, end] = [from.starts[row] as number, from.starts[row + 1] as number];
    columns.set(from.columns.subarray(start, end), starts[at]);
    values.set(from.values.subarray(start, end), starts[at]);
  });
  return { width: from.width, starts, columns, values };
}
