import { lookCoarsely } from './coarse';
import { moveRow, nearestExactly } from './exact';
import {
  boundsAt,
  coarseAt,
  doubtfulAt,
  gapsAt,
  labelsAt,
  movingAt,
  movingFromAt,
  nearestAt,
  rowBytes,
  rowsAt,
  rowsAtOnce,
  spentAt,
  waitingAt,
} from './layout';
import { moveUp, touch } from './lists';
import { look } from './look';

/** Rows that wait for a look as they are, and rows that wait for being moved. */
let doubtful: i32 = 0;
let moving: i32 = 0;

export function begin(): void {
  doubtful = 0;
  moving = 0;
}

/** Looks at the waiting rows, coarsely first where that is of use. @returns how many changed their cluster */
export function lookAgain(thread: i32, count: i32, slack: f32, error: f32): i32 {
  const waiting = waitingAt(thread);
  if (load<f32>(coarseAt) === 0) return lookFinely(thread, waiting, count, slack, error);
  lookCoarsely(thread, waiting, count);
  let changed = settleSure(thread, count, slack);
  if (moving >= rowsAtOnce) {
    moveListed(thread, rowsAtOnce);
    moveUp(movingAt(thread), moving, rowsAtOnce);
    moveUp(movingFromAt(thread), moving, rowsAtOnce);
    moving -= rowsAtOnce;
  }
  if (doubtful >= rowsAtOnce) {
    const list = doubtfulAt(thread);
    changed += lookFinely(thread, list, rowsAtOnce, slack, error);
    moveUp(list, doubtful, rowsAtOnce);
    doubtful -= rowsAtOnce;
  }
  return changed;
}

/** Does what still waits. @returns how many changed their cluster */
export function finish(thread: i32, slack: f32, error: f32): i32 {
  moveListed(thread, moving);
  return doubtful > 0 ? lookFinely(thread, doubtfulAt(thread), doubtful, slack, error) : 0;
}

function lookFinely(thread: i32, list: i32, count: i32, slack: f32, error: f32): i32 {
  look(thread, list, count, error);
  return settle(thread, list, count, slack);
}

/** Gives the rows looked at their labels and bounds; what float32 leaves in doubt is decided in float64. */
function settle(thread: i32, list: i32, count: i32, slack: f32): i32 {
  const nearest = nearestAt(thread);
  const gaps = gapsAt(thread);
  const labels = labelsAt;
  const bounds = boundsAt;
  const spent = spentAt;
  let changed = 0;
  for (let i = 0; i < count << 2; i += 4) {
    const row = load<i32>(list + i);
    const gap = load<f32>(gaps + i);
    const label = gap > 0 ? load<i32>(nearest + i) : nearestExactly(row);
    store<f32>(bounds + (row << 2), load<f32>(spent + (label << 2)) + gap - slack);
    const before = <i32>load<u8>(labels + row);
    if (label === before) continue;
    changed++;
    store<u8>(labels + row, <u8>label);
    moveRow(thread, row, before, label);
  }
  return changed;
}

/** The same of those that a coarse look leaves no doubt of, but that rows which change their cluster are listed, and so are the others. */
function settleSure(thread: i32, count: i32, slack: f32): i32 {
  const waiting = waitingAt(thread);
  const nearest = nearestAt(thread);
  const gaps = gapsAt(thread);
  const unsure = doubtfulAt(thread);
  const rows = movingAt(thread);
  const from = movingFromAt(thread);
  const labels = labelsAt;
  const bounds = boundsAt;
  const spent = spentAt;
  const before = moving;
  for (let i = 0; i < count << 2; i += 4) {
    const row = load<i32>(waiting + i);
    const gap = load<f32>(gaps + i);
    if (!(gap > 0)) {
      store<i32>(unsure + (doubtful++ << 2), row);
      continue;
    }
    const label = load<i32>(nearest + i);
    store<f32>(bounds + (row << 2), load<f32>(spent + (label << 2)) + gap - slack);
    const own = <i32>load<u8>(labels + row);
    if (label === own) continue;
    store<u8>(labels + row, <u8>label);
    store<i32>(rows + (moving << 2), row);
    store<i32>(from + (moving++ << 2), own);
  }
  return moving - before;
}

/** Moves listed rows to the clusters of their labels. A coarse look has not read them, so their cache misses overlap here. */
function moveListed(thread: i32, count: i32): void {
  const rows = movingAt(thread);
  const from = movingFromAt(thread);
  touch(thread, rows, count, rowsAt, rowBytes);
  for (let i = 0; i < count << 2; i += 4) {
    const row = load<i32>(rows + i);
    moveRow(thread, row, load<i32>(from + i), <i32>load<u8>(labelsAt + row));
  }
}
