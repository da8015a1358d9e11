import {
  blockAt,
  clusters,
  columns,
  distancesAt,
  gapsAt,
  nearestAt,
  roundedAt,
  rowBytes,
  rowsAt,
  waitingAt,
} from './layout';

/**
 * Finds the nearest cluster of the waiting rows, of several the lowest, and by how much the second nearest is farther: in float32, as
 * sums of squared differences in the order of the columns.
 *
 * @param count 1..64
 */
export function look(thread: i32, count: i32): void {
  const eights = (count + 7) >> 3;
  const waiting = waitingAt(thread);
  for (let i = count; i < eights << 3; i++) store<i32>(waiting + (i << 2), load<i32>(waiting));
  const block = blockAt(thread);
  for (let four = 0; four < eights << 1; four++) gather(waiting + (four << 4), block + four * (rowBytes << 2));
  for (let eight = 0; eight < eights; eight++) {
    measure(block + eight * (rowBytes << 3), distancesAt(thread));
    choose(distancesAt(thread), nearestAt(thread) + (eight << 5), gapsAt(thread) + (eight << 5));
  }
}

/** Copies four rows side by side: column by column, four to a vector. */
function gather(waiting: i32, to: i32): void {
  const bytes = rowBytes;
  const a = rowsAt + load<i32>(waiting) * bytes;
  const b = rowsAt + load<i32>(waiting, 4) * bytes;
  const c = rowsAt + load<i32>(waiting, 8) * bytes;
  const d = rowsAt + load<i32>(waiting, 12) * bytes;
  for (let at = 0; at < bytes; at += 16) {
    const a4 = v128.load(a + at);
    const b4 = v128.load(b + at);
    const c4 = v128.load(c + at);
    const d4 = v128.load(d + at);
    const ab01 = v128.shuffle<f32>(a4, b4, 0, 4, 1, 5);
    const ab23 = v128.shuffle<f32>(a4, b4, 2, 6, 3, 7);
    const cd01 = v128.shuffle<f32>(c4, d4, 0, 4, 1, 5);
    const cd23 = v128.shuffle<f32>(c4, d4, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(ab01, cd01, 0, 2));
    v128.store(to, v128.shuffle<i64>(ab01, cd01, 1, 3), 16);
    v128.store(to, v128.shuffle<i64>(ab23, cd23, 0, 2), 32);
    v128.store(to, v128.shuffle<i64>(ab23, cd23, 1, 3), 48);
    to += 64;
  }
}

/** Squared distances of eight rows to every centre: four centres at a time, so that all sums stay in registers. */
function measure(block: i32, distances: i32): void {
  const k = clusters;
  const bytes = columns << 4;
  const others = rowBytes << 2;
  let centres = roundedAt;
  let cluster = 0;
  for (; cluster + 4 <= k; cluster += 4) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let b0 = f32x4.splat(0);
    let b1 = f32x4.splat(0);
    let c0 = f32x4.splat(0);
    let c1 = f32x4.splat(0);
    let d0 = f32x4.splat(0);
    let d1 = f32x4.splat(0);
    for (let at = 0; at < bytes; at += 16) {
      const x0 = v128.load(block + at);
      const x1 = v128.load(block + others + at);
      const a = v128.load_splat<f32>(centres + at);
      const b = v128.load_splat<f32>(centres + at, 4);
      const c = v128.load_splat<f32>(centres + at, 8);
      const d = v128.load_splat<f32>(centres + at, 12);
      let t = f32x4.sub(x0, a);
      a0 = f32x4.add(a0, f32x4.mul(t, t));
      t = f32x4.sub(x1, a);
      a1 = f32x4.add(a1, f32x4.mul(t, t));
      t = f32x4.sub(x0, b);
      b0 = f32x4.add(b0, f32x4.mul(t, t));
      t = f32x4.sub(x1, b);
      b1 = f32x4.add(b1, f32x4.mul(t, t));
      t = f32x4.sub(x0, c);
      c0 = f32x4.add(c0, f32x4.mul(t, t));
      t = f32x4.sub(x1, c);
      c1 = f32x4.add(c1, f32x4.mul(t, t));
      t = f32x4.sub(x0, d);
      d0 = f32x4.add(d0, f32x4.mul(t, t));
      t = f32x4.sub(x1, d);
      d1 = f32x4.add(d1, f32x4.mul(t, t));
    }
    v128.store(distances, a0);
    v128.store(distances, a1, 16);
    v128.store(distances, b0, 32);
    v128.store(distances, b1, 48);
    v128.store(distances, c0, 64);
    v128.store(distances, c1, 80);
    v128.store(distances, d0, 96);
    v128.store(distances, d1, 112);
    distances += 128;
    centres += bytes;
  }
  for (; cluster < k; cluster++) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    for (let at = 0; at < bytes; at += 16) {
      const a = v128.load_splat<f32>(centres + at);
      let t = f32x4.sub(v128.load(block + at), a);
      a0 = f32x4.add(a0, f32x4.mul(t, t));
      t = f32x4.sub(v128.load(block + others + at), a);
      a1 = f32x4.add(a1, f32x4.mul(t, t));
    }
    v128.store(distances, a0);
    v128.store(distances, a1, 16);
    distances += 32;
    centres += 4;
  }
}

/** Index of the least of k squared distances, the lowest of equal ones, and the root of the second least minus the root of the least. */
function choose(distances: i32, nearest: i32, gaps: i32): void {
  const end = distances + (clusters << 5);
  for (let half = 0; half < 32; half += 16) {
    let least = v128.load(distances + half);
    let second = f32x4.splat(Infinity);
    let found = i32x4.splat(0);
    let cluster = i32x4.splat(0);
    for (let at = distances + half + 32; at < end; at += 32) {
      const distance = v128.load(at);
      cluster = i32x4.add(cluster, i32x4.splat(1));
      const isLess = f32x4.lt(distance, least);
      found = v128.bitselect(cluster, found, isLess);
      second = f32x4.pmin(second, f32x4.pmax(least, distance));
      least = f32x4.pmin(least, distance);
    }
    v128.store(nearest + half, found);
    v128.store(gaps + half, f32x4.sub(f32x4.sqrt(second), f32x4.sqrt(least)));
  }
}
