/** Merges sorted streams into one, two by two, holding one item of each. Equal items come in the order of their streams. */
export function mergeSorted<T>(
  streams: readonly AsyncIterable<T>[],
  compare: (a: T, b: T) => number,
): AsyncIterable<T> {
  const [first, second] = streams;
  if (first === undefined) return nothing();
  if (second === undefined) return first;
  if (streams.length === 2) return mergeTwo(first, second, compare);
  const half = streams.length >> 1;
  return mergeTwo(mergeSorted(streams.slice(0, half), compare), mergeSorted(streams.slice(half), compare), compare);
}

async function* nothing(): AsyncGenerator<never> {}

async function* mergeTwo<T>(left: AsyncIterable<T>, right: AsyncIterable<T>, compare: (a: T, b: T) => number) {
  const a = left[Symbol.asyncIterator]();
  const b = right[Symbol.asyncIterator]();
  let [x, y] = await Promise.all([a.next(), b.next()]);
  while (!x.done && !y.done) {
    if (compare(x.value, y.value) <= 0) {
      yield x.value;
      x = await a.next();
    } else {
      yield y.value;
      y = await b.next();
    }
  }
  for (; !x.done; x = await a.next()) yield x.value;
  for (; !y.done; y = await b.next()) yield y.value;
}
