import {
  blockAt,
  clusters,
  columns,
  gapsAt,
  nearestAt,
  normsAt,
  roundedAt,
  rowBytes,
  rowsAt,
  scoresAt,
} from './layout';
import { fillUp, touch } from './lists';

/**
 * Finds the nearest cluster of listed rows, of several the lowest, and by how much the second nearest is farther at least. Of each
 * centre the half of its squared distance less the row's own square is summed in float32, in the order of the columns.
 *
 * @param list addresses the numbers of the rows
 * @param count 1..64
 * @param error most that a squared distance may be off
 */
export function look(thread: i32, list: i32, count: i32, error: f32): void {
  const eights = (count + 7) >> 3;
  fillUp(list, count);
  touch(thread, list, count, rowsAt, rowBytes);
  const block = blockAt(thread);
  const norms = normsAt(thread);
  for (let four = 0; four < eights << 1; four++)
    gather(list + (four << 4), block + four * (rowBytes << 2), norms + (four << 4));
  const scores = scoresAt(thread);
  const rootError = f32x4.splat(sqrt(error));
  for (let eight = 0; eight < eights; eight++) {
    measure(block + eight * (rowBytes << 3), scores);
    for (let half = 0; half < 2; half++) {
      const at = (eight << 5) + (half << 4);
      choose(
        scores + (half << 4),
        v128.load(norms + at),
        nearestAt(thread) + at,
        gapsAt(thread) + at,
        error,
        rootError,
      );
    }
  }
}

/** Copies four rows side by side: column by column, four to a vector; and sums their squares. */
function gather(list: i32, to: i32, norms: i32): void {
  // Four sums, so that none waits for the one before.
  let squares0 = f32x4.splat(0);
  let squares1 = f32x4.splat(0);
  let squares2 = f32x4.splat(0);
  let squares3 = f32x4.splat(0);
  const bytes = rowBytes;
  const a = rowsAt + load<i32>(list) * bytes;
  const b = rowsAt + load<i32>(list, 4) * bytes;
  const c = rowsAt + load<i32>(list, 8) * bytes;
  const d = rowsAt + load<i32>(list, 12) * bytes;
  for (let at = 0; at < bytes; at += 16) {
    const a4 = v128.load(a + at);
    const b4 = v128.load(b + at);
    const c4 = v128.load(c + at);
    const d4 = v128.load(d + at);
    const ab01 = v128.shuffle<f32>(a4, b4, 0, 4, 1, 5);
    const ab23 = v128.shuffle<f32>(a4, b4, 2, 6, 3, 7);
    const cd01 = v128.shuffle<f32>(c4, d4, 0, 4, 1, 5);
    const cd23 = v128.shuffle<f32>(c4, d4, 2, 6, 3, 7);
    const column0 = v128.shuffle<i64>(ab01, cd01, 0, 2);
    const column1 = v128.shuffle<i64>(ab01, cd01, 1, 3);
    const column2 = v128.shuffle<i64>(ab23, cd23, 0, 2);
    const column3 = v128.shuffle<i64>(ab23, cd23, 1, 3);
    v128.store(to, column0);
    v128.store(to, column1, 16);
    v128.store(to, column2, 32);
    v128.store(to, column3, 48);
    squares0 = f32x4.add(squares0, f32x4.mul(column0, column0));
    squares1 = f32x4.add(squares1, f32x4.mul(column1, column1));
    squares2 = f32x4.add(squares2, f32x4.mul(column2, column2));
    squares3 = f32x4.add(squares3, f32x4.mul(column3, column3));
    to += 64;
  }
  v128.store(norms, f32x4.add(f32x4.add(squares0, squares1), f32x4.add(squares2, squares3)));
}

/** Scores of eight rows for every centre, k × 8: four centres at a time, so that all sums stay in registers. */
function measure(block: i32, scores: i32): void {
  const k = clusters;
  const bytes = columns << 4;
  const others = rowBytes << 2;
  let centres = roundedAt;
  let cluster = 0;
  for (; cluster + 4 <= k; cluster += 4) {
    let a0 = v128.load_splat<f32>(centres);
    let b0 = v128.load_splat<f32>(centres, 4);
    let c0 = v128.load_splat<f32>(centres, 8);
    let d0 = v128.load_splat<f32>(centres, 12);
    let a1 = a0;
    let b1 = b0;
    let c1 = c0;
    let d1 = d0;
    centres += 16;
    for (let at = 0; at < bytes; at += 16) {
      const x0 = v128.load(block + at);
      const x1 = v128.load(block + others + at);
      const a = v128.load_splat<f32>(centres + at);
      a0 = f32x4.sub(a0, f32x4.mul(x0, a));
      a1 = f32x4.sub(a1, f32x4.mul(x1, a));
      const b = v128.load_splat<f32>(centres + at, 4);
      b0 = f32x4.sub(b0, f32x4.mul(x0, b));
      b1 = f32x4.sub(b1, f32x4.mul(x1, b));
      const c = v128.load_splat<f32>(centres + at, 8);
      c0 = f32x4.sub(c0, f32x4.mul(x0, c));
      c1 = f32x4.sub(c1, f32x4.mul(x1, c));
      const d = v128.load_splat<f32>(centres + at, 12);
      d0 = f32x4.sub(d0, f32x4.mul(x0, d));
      d1 = f32x4.sub(d1, f32x4.mul(x1, d));
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
  for (; cluster < k; cluster++) {
    let a0 = v128.load_splat<f32>(centres);
    let a1 = a0;
    for (let at = 0; at < bytes; at += 16) {
      const a = v128.load_splat<f32>(centres + at, 16);
      a0 = f32x4.sub(a0, f32x4.mul(v128.load(block + at), a));
      a1 = f32x4.sub(a1, f32x4.mul(v128.load(block + others + at), a));
    }
    v128.store(scores, a0);
    v128.store(scores, a1, 16);
    scores += 32;
    centres += 4;
  }
}

/**
 * Of four rows the index of the least of k scores, the lowest of equal ones, and by how much the distance to the second least is
 * greater, less what both may be off: a squared distance off by e makes its root r off by e / r at most, and never by more than √e.
 */
function choose(scores: i32, squares: v128, nearest: i32, gaps: i32, error: f32, rootError: v128): void {
  const end = scores + (clusters << 5);
  let least = v128.load(scores);
  let second = f32x4.splat(Infinity);
  let found = i32x4.splat(0);
  let cluster = i32x4.splat(0);
  for (let at = scores + 32; at < end; at += 32) {
    const score = v128.load(at);
    cluster = i32x4.add(cluster, i32x4.splat(1));
    const isLess = f32x4.lt(score, least);
    found = v128.bitselect(cluster, found, isLess);
    second = f32x4.pmin(second, f32x4.pmax(least, score));
    least = f32x4.pmin(least, score);
  }
  const near = distance(squares, least);
  const off = f32x4.div(f32x4.splat(2 * error), f32x4.pmax(near, rootError));
  v128.store(nearest, found);
  v128.store(gaps, f32x4.sub(f32x4.sub(distance(squares, second), near), off));
}

function distance(squares: v128, score: v128): v128 {
  return f32x4.sqrt(f32x4.pmax(f32x4.splat(0), f32x4.add(squares, f32x4.add(score, score))));
}
