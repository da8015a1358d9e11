import { waitingAt } from './layout';

/** Fills the last eight of a list of rows up with its first. */
export function fillUp(list: i32, count: i32): void {
  for (let i = count; i < ((count + 7) & ~7); i++) store<i32>(list + (i << 2), load<i32>(list));
}

/**
 * Reads a number of every listed row, so that their cache misses overlap. What is stored only keeps the compiler from leaving it out.
 *
 * @param length bytes of a row
 */
export function touch(thread: i32, list: i32, count: i32, rows: i32, length: i32): void {
  let all = 0;
  for (let at = list; at < list + (count << 2); at += 4) all |= load<i32>(rows + load<i32>(at) * length);
  store<i32>(waitingAt(thread) + 380, all);
}

/** Brings what stands behind the first rows of a list to its front. @param count of all rows @param done multiple of four */
export function moveUp(list: i32, count: i32, done: i32): void {
  for (let at = 0; at < (count - done) << 2; at += 16) v128.store(list + at, v128.load(list + at + (done << 2)));
}
