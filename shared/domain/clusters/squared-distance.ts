/** Squared Euclidean distance of two rows of row-major matrices, summed in column order. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  let sum = 0;
  for (let column = 0; column < d; column++) {
    const difference = (a[i + column] as number) - (b[j + column] as number);
    sum += difference * difference;
  }
  return sum;
}
