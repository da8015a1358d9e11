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
  let row = from;
  for (; row + 4 <= to; row += 4) sum = addFour(sum, row);
  for (; row < to; row++) sum += squaredDistance(rowsAt + row * rowBytes, ownCentre(row));
  return sum;
}

function ownCentre(row: i32): i32 {
  return centresAt + <i32>load<u8>(labelsAt + row) * (columns << 3);
}

/** Adds the squared distances of four rows one after the other; of each, columns are summed in their order too. */
function addFour(sum: f64, row: i32): f64 {
  const bytes = rowBytes;
  const a = rowsAt + row * bytes;
  const centreA = ownCentre(row);
  const centreB = ownCentre(row + 1);
  const centreC = ownCentre(row + 2);
  const centreD = ownCentre(row + 3);
  let ab = f64x2.splat(0);
  let cd = f64x2.splat(0);
  for (let column = 0; column < columns; column++) {
    const at = a + (column << 2);
    const offset = column << 3;
    const rowsAb = v128.load_lane<f32>(at + bytes, v128.load32_zero(at), 1);
    const rowsCd = v128.load_lane<f32>(at + 3 * bytes, v128.load32_zero(at + 2 * bytes), 1);
    const centresAb = v128.load_lane<f64>(centreB + offset, v128.load64_zero(centreA + offset), 1);
    const centresCd = v128.load_lane<f64>(centreD + offset, v128.load64_zero(centreC + offset), 1);
    const offAb = f64x2.sub(f64x2.promote_low_f32x4(rowsAb), centresAb);
    const offCd = f64x2.sub(f64x2.promote_low_f32x4(rowsCd), centresCd);
    ab = f64x2.add(ab, f64x2.mul(offAb, offAb));
    cd = f64x2.add(cd, f64x2.mul(offCd, offCd));
  }
  sum += f64x2.extract_lane(ab, 0);
  sum += f64x2.extract_lane(ab, 1);
  sum += f64x2.extract_lane(cd, 0);
  return sum + f64x2.extract_lane(cd, 1);
}
