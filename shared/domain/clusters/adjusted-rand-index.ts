/** How alike two partitions of the same rows are, corrected for chance (Hubert and Arabie 1985): 1 the same, about 0 by chance. */
export function adjustedRandIndex(a: Uint16Array, b: Uint16Array, k: number): number {
  const both = new Float64Array(k * k);
  const inA = new Float64Array(k);
  const inB = new Float64Array(k);
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    both[x * k + y] = (both[x * k + y] as number) + 1;
    inA[x] = (inA[x] as number) + 1;
    inB[y] = (inB[y] as number) + 1;
  }
  const together = pairs(both);
  const expected = (pairs(inA) * pairs(inB)) / ((a.length * (a.length - 1)) / 2);
  const most = (pairs(inA) + pairs(inB)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
