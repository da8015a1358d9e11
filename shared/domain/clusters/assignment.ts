/**
 * Pairs rows with columns, one to one, so that the sum of their weights is greatest: the Hungarian method (Kuhn 1955, Munkres 1957)
 * by shortest augmenting paths, O(n³) for n the larger of both numbers.
 *
 * Every row gets a column while there are any, even of weight 0. Of several pairings with the greatest sum it is always the same one
 * for the same weights. Sums are exact while weights are integers below 2⁵³ / n.
 *
 * @param weights row-major rows × columns, 0 or more
 * @returns column of each row; −1 of a row that is left over
 */
export function maximumAssignment(weights: Float64Array, rows: number, columns: number): Int32Array {
  const n = Math.max(rows, columns);
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  const costOf = (row: number, column: number): number =>
    row < rows && column < columns ? most - (weights[row * columns + column] as number) : most;

  const rowOf = new Int32Array(n + 1).fill(-1);
  const prices: Prices = { rows: new Float64Array(n), columns: new Float64Array(n + 1) };
  for (let row = 0; row < n; row++) augment(row, n, costOf, rowOf, prices);

  const assigned = new Int32Array(rows).fill(-1);
  for (let column = 0; column < columns; column++) {
    const row = rowOf[column] as number;
    if (row < rows) assigned[row] = column;
  }
  return assigned;
}

/** Dual variables: no cost is less than the prices of its row and column together, and pairs cost exactly that. */
interface Prices {
  readonly rows: Float64Array;
  /** One more than there are columns: the last stands for no column yet. */
  readonly columns: Float64Array;
}

/** Gives one more row a column, moving others along the cheapest alternating path. Of equally cheap columns the lowest goes first. */
function augment(
  start: number,
  n: number,
  costOf: (row: number, column: number) => number,
  rowOf: Int32Array,
  prices: Prices,
): void {
  const slack = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(n).fill(n);
  const reached = new Uint8Array(n + 1);
  let column = n;
  rowOf[n] = start;
  while (rowOf[column] !== -1) {
    reached[column] = 1;
    const row = rowOf[column] as number;
    let next = -1;
    for (let other = 0; other < n; other++) {
      if (reached[other]) continue;
      const reduced = costOf(row, other) - (prices.rows[row] as number) - (prices.columns[other] as number);
      if (reduced < (slack[other] as number)) {
        slack[other] = reduced;
        cameFrom[other] = column;
      }
      if (next === -1 || (slack[other] as number) < (slack[next] as number)) next = other;
    }
    movePrices(slack[next] as number, reached, slack, rowOf, prices);
    column = next;
  }
  for (let to = column; to !== n; to = cameFrom[to] as number) rowOf[to] = rowOf[cameFrom[to] as number] as number;
  rowOf[n] = -1;
}

function movePrices(step: number, reached: Uint8Array, slack: Float64Array, rowOf: Int32Array, prices: Prices): void {
  for (let column = 0; column < reached.length; column++) {
    if (reached[column]) {
      const row = rowOf[column] as number;
      prices.rows[row] = (prices.rows[row] as number) + step;
      prices.columns[column] = (prices.columns[column] as number) - step;
    } else if (column < slack.length) slack[column] = (slack[column] as number) - step;
  }
}
