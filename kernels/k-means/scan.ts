import { moveRow, nearestExactly } from './exact';
import { boundsAt, gapsAt, labelsAt, nearestAt, rowsAtOnce, spentAt, waitingAt } from './layout';
import { look } from './look';

/**
 * Looks again at the rows whose bound is used up.
 *
 * @param from first row, a multiple of four
 * @param to one past the last, a multiple of four; rows that only fill up have a bound of +∞
 * @param slack what bounds are shortened by, for rounding
 * @param doubt gaps up to this one are decided in float64
 * @returns how many rows changed their cluster
 */
export function scan(thread: i32, from: i32, to: i32, slack: f32, doubt: f32): i32 {
  const waiting = waitingAt(thread);
  const labels = labelsAt;
  const bounds = boundsAt;
  const spentOf = spentAt;
  let count = 0;
  let changed = 0;
  for (let row = from; row < to; row += 4) {
    const own = load<u32>(labels + row);
    let spent = v128.load32_zero(spentOf + ((own & 255) << 2));
    spent = v128.load_lane<f32>(spentOf + (((own >> 8) & 255) << 2), spent, 1);
    spent = v128.load_lane<f32>(spentOf + (((own >> 16) & 255) << 2), spent, 2);
    spent = v128.load_lane<f32>(spentOf + ((own >> 24) << 2), spent, 3);
    const due = i32x4.bitmask(f32x4.ge(spent, v128.load(bounds + (row << 2))));
    if (due === 0) continue;
    store<i32>(waiting + (count << 2), row);
    count += due & 1;
    store<i32>(waiting + (count << 2), row + 1);
    count += (due >> 1) & 1;
    store<i32>(waiting + (count << 2), row + 2);
    count += (due >> 2) & 1;
    store<i32>(waiting + (count << 2), row + 3);
    count += due >> 3;
    if (count >= rowsAtOnce) {
      look(thread, rowsAtOnce);
      changed += settle(thread, rowsAtOnce, slack, doubt);
      count -= rowsAtOnce;
      v128.store(waiting, v128.load(waiting + rowsAtOnce * 4));
    }
  }
  if (count > 0) {
    look(thread, count);
    changed += settle(thread, count, slack, doubt);
  }
  return changed;
}

/** Gives the rows looked at their labels and bounds. */
function settle(thread: i32, count: i32, slack: f32, doubt: f32): i32 {
  const waiting = waitingAt(thread);
  const nearest = nearestAt(thread);
  const gaps = gapsAt(thread);
  let changed = 0;
  for (let i = 0; i < count; i++) {
    const row = load<i32>(waiting + (i << 2));
    const gap = load<f32>(gaps + (i << 2));
    const label = gap > doubt ? load<i32>(nearest + (i << 2)) : nearestExactly(row);
    store<f32>(boundsAt + (row << 2), load<f32>(spentAt + (label << 2)) + gap - slack);
    const before = <i32>load<u8>(labelsAt + row);
    if (label === before) continue;
    changed++;
    store<u8>(labelsAt + row, <u8>label);
    moveRow(thread, row, before, label);
  }
  return changed;
}
