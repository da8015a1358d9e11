import { compareUtf8 } from '../compare-utf8.ts';
import { valueAtRank } from '../statistics/value-at-rank.ts';

/** Pieces that a category needs so that its prices say something. */
const leastPieces = 30;
/** And different prices: with fewer there is no lower and no upper third. */
const leastPrices = 3;

/**
 * Borders of the lower and upper third of the prices of pieces, for every category path and every prefix of one with at least 30 pieces
 * and 3 prices: a price up to `low` is of the lower third, one above `high` of the upper. By path.
 *
 * @param prices category path, price of a piece and how many were sold at it
 */
export function priceThirds(
  prices: Iterable<readonly [category: string, unitMinor: number, pieces: number]>,
): [category: string, low: number, high: number][] {
  const byPath = new Map<string, Map<number, number>>();
  for (const [category, unitMinor, pieces] of prices) {
    if (category === '') continue;
    for (let end = category.indexOf('/'); ; end = category.indexOf('/', end + 1)) {
      add(byPath, end === -1 ? category : category.slice(0, end), unitMinor, pieces);
      if (end === -1) break;
    }
  }
  return [...byPath]
    .sort(([a], [b]) => compareUtf8(a, b))
    .flatMap(([path, counts]): [string, number, number][] => {
      const thirds = thirdsOf(counts);
      return thirds === undefined ? [] : [[path, ...thirds]];
    });
}

function add(byPath: Map<string, Map<number, number>>, path: string, unitMinor: number, pieces: number): void {
  let counts = byPath.get(path);
  if (counts === undefined) {
    counts = new Map();
    byPath.set(path, counts);
  }
  counts.set(unitMinor, (counts.get(unitMinor) ?? 0) + pieces);
}

/** Prices of the piece at a third and at two thirds of all pieces, by rising price; `undefined` where there are too few. */
function thirdsOf(counts: ReadonlyMap<number, number>): [low: number, high: number] | undefined {
  if (counts.size < leastPrices) return undefined;
  const rising = [...counts].sort(([a], [b]) => a - b);
  const total = rising.reduce((sum, [, pieces]) => sum + pieces, 0);
  if (total < leastPieces) return undefined;
  const [low, high] = [valueAtRank(rising, Math.ceil(total / 3)), valueAtRank(rising, Math.ceil((2 * total) / 3))];
  // Where a third of all pieces and more cost the same, one of the thirds is empty: then no price is low, or none is high.
  return low === rising.at(-1)?.[0] ? undefined : [low, high];
}
