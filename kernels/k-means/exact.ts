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

/** Moves a row from the sums of one cluster to those of another: exact, as rows are integers. */
export function moveRow(thread: i32, row: i32, from: i32, to: i32): void {
  const sizes = sizesAt(thread);
  if (from !== noLabel) {
    store<i32>(sizes + (from << 2), load<i32>(sizes + (from << 2)) - 1);
    add(sumsAt(thread) + from * (columns << 3), row, -1);
  }
  store<i32>(sizes + (to << 2), load<i32>(sizes + (to << 2)) + 1);
  add(sumsAt(thread) + to * (columns << 3), row, 1);
}

function add(sums: i32, row: i32, sign: f64): void {
  let at = rowsAt + row * rowBytes;
  const end = at + (columns << 2);
  for (; at < end; at += 4, sums += 8) store<f64>(sums, load<f64>(sums) + sign * <f64>load<f32>(at));
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
