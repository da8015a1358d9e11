import { boundsAt, clusters, labelsAt, planesAt, rowsAtOnce, spentAt, waitingAt } from './layout';
import { moveUp } from './lists';
import { begin, finish, lookAgain } from './look-again';

/**
 * Looks again at the rows whose bound is used up.
 *
 * @param from first row, a multiple of sixteen
 * @param to one past the last, a multiple of sixteen; rows that only fill up have a bound of +∞
 * @param slack what bounds are shortened by, as they are rounded too
 * @param error most that a squared distance in float32 may be off; what that leaves in doubt is decided in float64
 * @returns how many rows changed their cluster
 */
export function scan(thread: i32, from: i32, to: i32, slack: f32, error: f32): i32 {
  const waiting = waitingAt(thread);
  const planes = planesAt(thread);
  const isFew = clusters <= 16;
  if (isFew) splitSpent(planes);
  let count = 0;
  let changed = 0;
  begin();
  for (let row = from; row < to; row += 16) {
    let due = isFew ? dueByTable(planes, row) : dueByLoads(row);
    const firstFree = waiting + (count << 2);
    count += popcnt(due);
    if (due === 0xffff) for (let i = 0; i < 64; i += 4) store<i32>(firstFree + i, row + (i >> 2));
    else
      for (let at = firstFree; due !== 0; at += 4) {
        store<i32>(at, row + ctz(due));
        due &= due - 1;
      }
    if (count >= rowsAtOnce) {
      changed += lookAgain(thread, rowsAtOnce, slack, error);
      moveUp(waiting, count, rowsAtOnce);
      count -= rowsAtOnce;
    }
  }
  if (count > 0) changed += lookAgain(thread, count, slack, error);
  return changed + finish(thread, slack, error);
}

/** The first, second, third and fourth bytes of what is spent of sixteen clusters, for `dueByTable`. */
function splitSpent(planes: i32): void {
  for (let byte = 0; byte < 4; byte++)
    for (let cluster = 0; cluster < 16; cluster++)
      store<u8>(planes + (byte << 4) + cluster, load<u8>(spentAt + (cluster << 2) + byte));
}

/** Which of sixteen rows are due, a bit each. What is spent of each label is looked up byte by byte, of 255 it is 0. */
function dueByTable(planes: i32, row: i32): i32 {
  const labels = v128.load(labelsAt + row);
  const byte0 = i8x16.swizzle(v128.load(planes), labels);
  const byte1 = i8x16.swizzle(v128.load(planes, 16), labels);
  const byte2 = i8x16.swizzle(v128.load(planes, 32), labels);
  const byte3 = i8x16.swizzle(v128.load(planes, 48), labels);
  const low0 = v128.shuffle<i8>(byte0, byte1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const low1 = v128.shuffle<i8>(byte0, byte1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const high0 = v128.shuffle<i8>(byte2, byte3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const high1 = v128.shuffle<i8>(byte2, byte3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const bounds = boundsAt + (row << 2);
  const due0 = f32x4.ge(v128.shuffle<i16>(low0, high0, 0, 8, 1, 9, 2, 10, 3, 11), v128.load(bounds));
  const due1 = f32x4.ge(v128.shuffle<i16>(low0, high0, 4, 12, 5, 13, 6, 14, 7, 15), v128.load(bounds, 16));
  const due2 = f32x4.ge(v128.shuffle<i16>(low1, high1, 0, 8, 1, 9, 2, 10, 3, 11), v128.load(bounds, 32));
  const due3 = f32x4.ge(v128.shuffle<i16>(low1, high1, 4, 12, 5, 13, 6, 14, 7, 15), v128.load(bounds, 48));
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(due0, due1), i16x8.narrow_i32x4_s(due2, due3)));
}

/** The same for any number of clusters, a load a label. */
function dueByLoads(row: i32): i32 {
  let due = 0;
  for (let four = 0; four < 16; four += 4) {
    const labels = load<u32>(labelsAt + row + four);
    let spent = v128.load32_zero(spentAt + ((labels & 255) << 2));
    spent = v128.load_lane<f32>(spentAt + (((labels >> 8) & 255) << 2), spent, 1);
    spent = v128.load_lane<f32>(spentAt + (((labels >> 16) & 255) << 2), spent, 2);
    spent = v128.load_lane<f32>(spentAt + ((labels >> 24) << 2), spent, 3);
    due |= i32x4.bitmask(f32x4.ge(spent, v128.load(boundsAt + ((row + four) << 2)))) << four;
  }
  return due;
}
