/** Reads that are under way at once: enough to wait for the bucket once, not once a file. */
const usuallyAtOnce = 16;

/**
 * What was read of each key, in the order of the keys, whichever answer comes first: while one is worked on, those after it are read. In
 * memory are at most `atOnce` of them. After a failure no further read is begun; it is thrown at its place in the order.
 */
export async function* readAhead<Key, Read>(
  keys: Iterable<Key>,
  read: (key: Key) => Promise<Read>,
  atOnce = usuallyAtOnce,
): AsyncGenerator<Read> {
  const rest = keys[Symbol.iterator]();
  const underWay: Promise<Read>[] = [];
  let isOver = false;
  const begin = (): void => {
    const next = isOver ? undefined : rest.next();
    if (next === undefined || next.done) return;
    const reading = read(next.value);
    // Thrown where its turn is; until then it is not unhandled.
    reading.catch(() => {
      isOver = true;
    });
    underWay.push(reading);
  };
  try {
    for (let lane = 0; lane < atOnce; lane++) begin();
    for (let reading = underWay.shift(); reading !== undefined; reading = underWay.shift()) {
      const found = await reading;
      begin();
      yield found;
    }
  } finally {
    isOver = true;
    await Promise.allSettled(underWay);
  }
}

/** 0 up to, not including, `count`: numbers of parts, segments, slices. */
export const numbersUpTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
