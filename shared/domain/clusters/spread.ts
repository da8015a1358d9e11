/** Mean and standard deviation (of the population) of each column. @param rows row-major n × d */
export function spread(rows: Float64Array, d: number): { readonly mean: number[]; readonly deviation: number[] } {
  const n = rows.length / d;
  const mean = new Array<number>(d).fill(0);
  for (let i = 0; i < rows.length; i++) mean[i % d] = (mean[i % d] as number) + (rows[i] as number) / n;
  const squares = new Array<number>(d).fill(0);
  for (let i = 0; i < rows.length; i++) {
    const difference = (rows[i] as number) - (mean[i % d] as number);
    squares[i % d] = (squares[i % d] as number) + (difference * difference) / n;
  }
  return { mean, deviation: squares.map(Math.sqrt) };
}
