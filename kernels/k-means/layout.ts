/**
 * Where everything lies in memory. Rows are n × width float32, where width is the number of columns rounded up to a multiple of four;
 * the rest of each row is 0. Labels are bytes, and `noLabel` of a row not yet looked at.
 */

/** Rows that are looked at together: copied side by side first, so that their cache misses overlap. */
export const rowsAtOnce: i32 = 64;
export const noLabel: i32 = 255;

export let columns: i32 = 0;
export let clusters: i32 = 0;
/** Bytes of a row. */
export let rowBytes: i32 = 0;
/** Bytes of a coarse row: columns as int16, rounded up to a multiple of eight; the rest is 0. */
export let coarseBytes: i32 = 0;

/** Two float32: √2 of a coarse unit, or 0 where rows are not looked at coarsely; and most that a difference of two distances is off. */
export const coarseAt: i32 = 0;

/** Where centres, doubles, k × columns, begin. */
export let centresAt: i32 = 0;
/** Half the square of each centre, then the centre, as float32, four clusters at a time: [⌈k / 4⌉][1 + columns][4]. */
export let roundedAt: i32 = 0;
/** Half the square of each coarse centre, then the centre, two columns to an int32, four clusters at a time: [⌈k / 4⌉][1 + pairs][4]. */
export let coarseCentresAt: i32 = 0;
/** 256 float32, one a label: how much of a row's bound has been used up. */
export let spentAt: i32 = 0;
/** n bytes. */
export let labelsAt: i32 = 0;
/** n float32. A row is looked at again once `spent` of its label reaches its bound. */
export let boundsAt: i32 = 0;
export let rowsAt: i32 = 0;
export let coarseRowsAt: i32 = 0;

let areasAt: i32 = 0;
let areaBytes: i32 = 0;

/** A number of bytes such that what follows begins on a cache line. */
function aligned(bytes: i32): i32 {
  return (bytes + 63) & ~63;
}

function sumsBytes(): i32 {
  return aligned(clusters * rowBytes * 2);
}
function sizesBytes(): i32 {
  return aligned(clusters * 4);
}
const waitingBytes: i32 = 384;
/** Up to 127 rows, and what is copied and read beyond them. */
const listBytes: i32 = 640;
const planesBytes: i32 = 64;
const foundBytes: i32 = rowsAtOnce * 4;
function scoresBytes(): i32 {
  return ((clusters + 3) & ~3) * 32;
}

/** Sums of the rows of each cluster, doubles, k × width. */
export function sumsAt(thread: i32): i32 {
  return areasAt + thread * areaBytes;
}
/** Rows of each cluster, k int32. */
export function sizesAt(thread: i32): i32 {
  return sumsAt(thread) + sumsBytes();
}
/** Rows waiting to be looked at, int32. */
export function waitingAt(thread: i32): i32 {
  return sizesAt(thread) + sizesBytes();
}
/** Rows that the coarse look leaves in doubt, int32. */
export function doubtfulAt(thread: i32): i32 {
  return waitingAt(thread) + waitingBytes;
}
/** Rows that change their cluster, int32. */
export function movingAt(thread: i32): i32 {
  return doubtfulAt(thread) + listBytes;
}
/** The clusters they had, int32. */
export function movingFromAt(thread: i32): i32 {
  return movingAt(thread) + listBytes;
}
/** What is spent of the first sixteen clusters, byte by byte: [4][16]. */
export function planesAt(thread: i32): i32 {
  return movingFromAt(thread) + listBytes;
}
/** Nearest cluster of each row looked at, int32. */
export function nearestAt(thread: i32): i32 {
  return planesAt(thread) + planesBytes;
}
/** By how much the second nearest is farther at least, float32; not above 0 where it is in doubt which is nearest. */
export function gapsAt(thread: i32): i32 {
  return nearestAt(thread) + foundBytes;
}
/** Sum of the squares of each row looked at, float32; of a coarse look half of it, int32. */
export function normsAt(thread: i32): i32 {
  return gapsAt(thread) + foundBytes;
}
/** Of eight rows, k × 8 float32; of a coarse look int32. */
export function scoresAt(thread: i32): i32 {
  return normsAt(thread) + foundBytes;
}
/** The rows looked at, four side by side, column by column: [16][width][4]. */
export function blockAt(thread: i32): i32 {
  return scoresAt(thread) + scoresBytes();
}

/** Lays out memory from scratch. @param n a multiple of sixteen @returns bytes that are needed; at most 4 GiB */
export function layout(n: i32, d: i32, k: i32, threads: i32): f64 {
  columns = d;
  clusters = k;
  const width = (d + 3) & ~3;
  rowBytes = width * 4;
  coarseBytes = ((d + 7) & ~7) * 2;
  centresAt = 64;
  roundedAt = centresAt + aligned(k * d * 8);
  coarseCentresAt = roundedAt + aligned(((k + 3) >> 2) * (d + 1) * 16);
  spentAt = coarseCentresAt + aligned(((k + 3) >> 2) * ((coarseBytes >> 2) + 1) * 16);
  areasAt = spentAt + 1024;
  areaBytes =
    sumsBytes() +
    sizesBytes() +
    waitingBytes +
    3 * listBytes +
    planesBytes +
    3 * foundBytes +
    scoresBytes() +
    rowsAtOnce * rowBytes;
  labelsAt = areasAt + threads * areaBytes;
  boundsAt = labelsAt + aligned(n);
  rowsAt = boundsAt + aligned(n * 4);
  const end = <f64>(<u32>rowsAt) + <f64>n * <f64>rowBytes;
  coarseRowsAt = <i32>(<u32>end);
  return end + <f64>n * <f64>coarseBytes;
}
