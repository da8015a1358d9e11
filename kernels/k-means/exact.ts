import { centresAt, clusters, columns, labelsAt, noLabel, rowBytes, rowsAt, sizesAt, sumsAt } from './layout';

/** Squared distance of a row to a centre in float64, summed in the order of the columns. */
function squaredDistance(row: i32, centre: i32): f64 {
  const end = row + (columns << 2);
  let sum: f64 = 0;
  for (; row < end; row += 4, centre += 8) {
    const difference = <f64>load<f32>(row) - load<f64>(centre);
    sum += difference * difference;
  }
  return sum;
}

/** Nearest cluster of a row in float64, of several the lowest. */
export function nearestExactly(row: i32): i32 {
  let nearest = 0;
  let least: f64 = Infinity;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const distance = squaredDistance(rowsAt + row * rowBytes, centresAt + cluster * (columns << 3));
    if (distance < least) {
      least = distance;
      nearest = cluster;
    }
  }
  return nearest;
}

/** Moves a row from the sums of one cluster to those of another: exact, as rows are on a grid. */
export function moveRow(thread: i32, row: i32, from: i32, to: i32): void {
  const sizes = sizesAt(thread);
  const sums = sumsAt(thread);
  const at = rowsAt + row * rowBytes;
  if (from !== noLabel) {
    store<i32>(sizes + (from << 2), load<i32>(sizes + (from << 2)) - 1);
    const less = sums + from * (rowBytes << 1);
    for (let column = 0; column < rowBytes; column += 8) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(at + column));
      v128.store(less + (column << 1), f64x2.sub(v128.load(less + (column << 1)), pair));
    }
  }
  store<i32>(sizes + (to << 2), load<i32>(sizes + (to << 2)) + 1);
  const more = sums + to * (rowBytes << 1);
  for (let column = 0; column < rowBytes; column += 8) {
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(at + column));
    v128.store(more + (column << 1), f64x2.add(v128.load(more + (column << 1)), pair));
  }
}

/** Sum of the squared distances of rows to their own centres in float64, row by row. @param to one past the last row */
export function inertia(from: i32, to: i32): f64 {
  let sum: f64 = 0;
  for (let row = from; row < to; row++) {
    const label = <i32>load<u8>(labelsAt + row);
    sum += squaredDistance(rowsAt + row * rowBytes, centresAt + label * (columns << 3));
  }
  return sum;
}
