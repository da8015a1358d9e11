/**
 * Distances between all pairs of rows: entry i · n + j, n × n. For at most a few thousand rows.
 *
 * @param rows row-major n × d
 */
export function pairDistances(rows: Float64Array, d: number): Float64Array {
  const n = rows.length / d;
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let column = 0; column < d; column++) {
        const difference = (rows[i * d + column] as number) - (rows[j * d + column] as number);
        sum += difference * difference;
      }
      const distance = Math.sqrt(sum);
      distances[i * n + j] = distance;
      distances[j * n + i] = distance;
    }
  return distances;
}

/**
 * Mean silhouette of a partition (Rousseeuw 1987), exact: −1..1, where a row alone in its cluster counts 0. `undefined` unless at
 * least two clusters have rows.
 *
 * @param distances n × n, as `pairDistances` gives them
 */
export function silhouette(distances: Float64Array, labels: Uint16Array, k: number): number | undefined {
  const n = labels.length;
  const sizes = new Uint32Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  if (sizes.filter((size) => size > 0).length < 2) return undefined;

  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    sums.fill(0);
    for (let j = 0; j < n; j++) {
      const label = labels[j] as number;
      sums[label] = (sums[label] as number) + (distances[i * n + j] as number);
    }
    total += silhouetteOfRow(sums, sizes, labels[i] as number);
  }
  return total / n;
}

function silhouetteOfRow(sums: Float64Array, sizes: Uint32Array, own: number): number {
  const size = sizes[own] as number;
  if (size === 1) return 0;
  const within = (sums[own] as number) / (size - 1);
  let nearest = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < sizes.length; cluster++)
    if (cluster !== own && sizes[cluster] !== 0)
      nearest = Math.min(nearest, (sums[cluster] as number) / (sizes[cluster] as number));
  const most = Math.max(within, nearest);
  return most === 0 ? 0 : (nearest - within) / most;
}
