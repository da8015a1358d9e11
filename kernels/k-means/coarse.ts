import {
  blockAt,
  clusters,
  coarseAt,
  coarseBytes,
  coarseCentresAt,
  coarseRowsAt,
  columns,
  gapsAt,
  nearestAt,
  normsAt,
  rowBytes,
  rowsAt,
  scoresAt,
} from './layout';
import { fillUp, touch } from './lists';

/**
 * Rounds rows to int16.
 *
 * @param scale coarse units in 1
 * @param to one past the last row
 */
export function coarsen(from: i32, to: i32, scale: f32): void {
  const units = f32x4.splat(scale);
  for (let row = from; row < to; row++) {
    const at = rowsAt + row * rowBytes;
    const into = coarseRowsAt + row * coarseBytes;
    for (let column = 0; column < columns; column += 8) {
      const low = roundedTo(units, at + (column << 2));
      const high = column + 4 < columns ? roundedTo(units, at + (column << 2) + 16) : i32x4.splat(0);
      v128.store(into + (column << 1), i16x8.narrow_i32x4_s(low, high));
    }
  }
}

function roundedTo(units: v128, at: i32): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at), units)));
}

/**
 * As `look`, on coarse rows and centres: half the memory, and two products at once. Sums are of whole numbers below 2³¹, so they are
 * exact: only what rounding moved is in doubt.
 *
 * @param list addresses the numbers of the rows
 * @param count 1..64
 */
export function lookCoarsely(thread: i32, list: i32, count: i32): void {
  const eights = (count + 7) >> 3;
  fillUp(list, count);
  touch(thread, list, count, coarseRowsAt, coarseBytes);
  const block = blockAt(thread);
  const halves = normsAt(thread);
  for (let four = 0; four < eights << 1; four++)
    gather(list + (four << 4), block + four * (coarseBytes << 2), halves + (four << 4));
  const scores = scoresAt(thread);
  const unit = f32x4.splat(load<f32>(coarseAt));
  const error = f32x4.splat(load<f32>(coarseAt, 4));
  for (let eight = 0; eight < eights; eight++) {
    measure(block + eight * (coarseBytes << 3), scores);
    for (let half = 0; half < 2; half++) {
      const at = (eight << 5) + (half << 4);
      choose(scores + (half << 4), v128.load(halves + at), nearestAt(thread) + at, gapsAt(thread) + at, unit, error);
    }
  }
}

/** Copies four rows side by side, two columns to an int32; and halves the sum of their squares. */
function gather(list: i32, to: i32, halves: i32): void {
  let squares0 = i32x4.splat(0);
  let squares1 = i32x4.splat(0);
  const bytes = coarseBytes;
  const a = coarseRowsAt + load<i32>(list) * bytes;
  const b = coarseRowsAt + load<i32>(list, 4) * bytes;
  const c = coarseRowsAt + load<i32>(list, 8) * bytes;
  const d = coarseRowsAt + load<i32>(list, 12) * bytes;
  for (let at = 0; at < bytes; at += 16) {
    const a4 = v128.load(a + at);
    const b4 = v128.load(b + at);
    const c4 = v128.load(c + at);
    const d4 = v128.load(d + at);
    const ab01 = v128.shuffle<i32>(a4, b4, 0, 4, 1, 5);
    const ab23 = v128.shuffle<i32>(a4, b4, 2, 6, 3, 7);
    const cd01 = v128.shuffle<i32>(c4, d4, 0, 4, 1, 5);
    const cd23 = v128.shuffle<i32>(c4, d4, 2, 6, 3, 7);
    const pair0 = v128.shuffle<i64>(ab01, cd01, 0, 2);
    const pair1 = v128.shuffle<i64>(ab01, cd01, 1, 3);
    const pair2 = v128.shuffle<i64>(ab23, cd23, 0, 2);
    const pair3 = v128.shuffle<i64>(ab23, cd23, 1, 3);
    v128.store(to, pair0);
    v128.store(to, pair1, 16);
    v128.store(to, pair2, 32);
    v128.store(to, pair3, 48);
    squares0 = i32x4.add(squares0, i32x4.dot_i16x8_s(pair0, pair0));
    squares1 = i32x4.add(squares1, i32x4.dot_i16x8_s(pair1, pair1));
    squares0 = i32x4.add(squares0, i32x4.dot_i16x8_s(pair2, pair2));
    squares1 = i32x4.add(squares1, i32x4.dot_i16x8_s(pair3, pair3));
    to += 64;
  }
  v128.store(halves, i32x4.shr_u(i32x4.add(squares0, squares1), 1));
}

/** Half the square less the product of eight rows and every centre, k × 8 int32: four centres at a time. */
function measure(block: i32, scores: i32): void {
  const bytes = coarseBytes << 2;
  let centres = coarseCentresAt;
  for (let cluster = 0; cluster < clusters; cluster += 4) {
    let a0 = v128.load32_splat(centres);
    let b0 = v128.load32_splat(centres, 4);
    let c0 = v128.load32_splat(centres, 8);
    let d0 = v128.load32_splat(centres, 12);
    let a1 = a0;
    let b1 = b0;
    let c1 = c0;
    let d1 = d0;
    centres += 16;
    for (let at = 0; at < bytes; at += 16) {
      const x0 = v128.load(block + at);
      const x1 = v128.load(block + bytes + at);
      const a = v128.load32_splat(centres + at);
      a0 = i32x4.sub(a0, i32x4.dot_i16x8_s(x0, a));
      a1 = i32x4.sub(a1, i32x4.dot_i16x8_s(x1, a));
      const b = v128.load32_splat(centres + at, 4);
      b0 = i32x4.sub(b0, i32x4.dot_i16x8_s(x0, b));
      b1 = i32x4.sub(b1, i32x4.dot_i16x8_s(x1, b));
      const c = v128.load32_splat(centres + at, 8);
      c0 = i32x4.sub(c0, i32x4.dot_i16x8_s(x0, c));
      c1 = i32x4.sub(c1, i32x4.dot_i16x8_s(x1, c));
      const d = v128.load32_splat(centres + at, 12);
      d0 = i32x4.sub(d0, i32x4.dot_i16x8_s(x0, d));
      d1 = i32x4.sub(d1, i32x4.dot_i16x8_s(x1, d));
    }
    v128.store(scores, a0);
    v128.store(scores, a1, 16);
    v128.store(scores, b0, 32);
    v128.store(scores, b1, 48);
    v128.store(scores, c0, 64);
    v128.store(scores, c1, 80);
    v128.store(scores, d0, 96);
    v128.store(scores, d1, 112);
    scores += 128;
    centres += bytes;
  }
}

/** Of four rows the index of the least of k scores, and by how much the second nearest is farther at least. */
function choose(scores: i32, halves: v128, nearest: i32, gaps: i32, unit: v128, error: v128): void {
  const end = scores + (clusters << 5);
  let least = v128.load(scores);
  let second = i32x4.splat(i32.MAX_VALUE);
  let found = i32x4.splat(0);
  let cluster = i32x4.splat(0);
  for (let at = scores + 32; at < end; at += 32) {
    const score = v128.load(at);
    cluster = i32x4.add(cluster, i32x4.splat(1));
    found = v128.bitselect(cluster, found, i32x4.lt_s(score, least));
    second = i32x4.min_s(second, i32x4.max_s(least, score));
    least = i32x4.min_s(least, score);
  }
  v128.store(nearest, found);
  v128.store(gaps, f32x4.sub(f32x4.mul(f32x4.sub(root(halves, second), root(halves, least)), unit), error));
}

/** Of one cluster alone there is no second: the sum runs over, the gap is 0, and the rows are looked at as they are. */
function root(halves: v128, score: v128): v128 {
  return f32x4.sqrt(f32x4.max(f32x4.splat(0), f32x4.convert_i32x4_s(i32x4.add(halves, score))));
}
