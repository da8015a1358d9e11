import { type Kernel, pairsOf } from './kernel.ts';

/** Coarse units in 1: so many that no sum of products of rows and centres within the limit passes 2³¹. */
const coarseScale = (d: number, limit: number): number =>
  Math.min(32_767, Math.floor(Math.sqrt(2 ** 30 / d)) - 1) / limit;

/** Rows are rounded by a pass over all of them: where centres move less, most rows that are due are too near to call. */
const muchGrowth = 4;

/**
 * Says before each iteration whether a coarse look is of use, and rounds what it looks at. It is not in the first, which reads all rows
 * as they are to add them up.
 *
 * A row and a centre are rounded by half a unit in each column at most, so their distance is off by √d units; half squares are rounded
 * down by a half each, which is a root of √2 units at most; what is left of 1.6 is for float32.
 *
 * @returns takes by how much centres used up bounds since the iteration before, at most
 */
export function createCoarseLooks(kernel: Kernel): (growth: number) => void {
  const { d, limit, centres, coarse } = kernel;
  const scale = coarseScale(d, limit);
  const error = (2 * (Math.sqrt(d) + 1.6)) / scale;
  let isCoarsened = false;
  return (growth) => {
    const isOfUse = growth > muchGrowth * error && centres.every((value) => Math.abs(value) <= limit);
    coarse[0] = isOfUse ? Math.SQRT2 / scale : 0;
    coarse[1] = error;
    if (!isOfUse) return;
    if (!isCoarsened) kernel.coarsen(scale);
    isCoarsened = true;
    coarsenCentres(kernel, scale);
  };
}

function coarsenCentres({ d, k, centres, coarseCentres }: Kernel, scale: number): void {
  const size = 4 * (1 + pairsOf(d));
  for (let cluster = 0; cluster < k; cluster++) {
    const first = (cluster >> 2) * size + (cluster & 3);
    let square = 0;
    for (let column = 0; column < d; column += 2) {
      const low = Math.round((centres[cluster * d + column] as number) * scale);
      const high = column + 1 < d ? Math.round((centres[cluster * d + column + 1] as number) * scale) : 0;
      square += low * low + high * high;
      coarseCentres[first + (1 + column / 2) * 4] = (high << 16) | (low & 0xffff);
    }
    coarseCentres[first] = Math.floor(square / 2);
  }
}
