import type { Partition } from '../../shared/domain/clusters/lloyd.ts';

const squared = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, column) => sum + (value - (b[column] ?? Number.NaN)) ** 2, 0);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Lloyd's iteration as a textbook has it: every distance anew each time, nothing remembered. For rows whose sums are exact. An empty
 * cluster takes the farthest row of a cluster of two or more, the first of several, if it lies off its centre.
 */
export function plainLloyd(matrix: Float64Array, start: Float64Array, d: number, maxIterations = 300): Partition {
  const rowsOf = (from: Float64Array) =>
    Array.from({ length: from.length / d }, (_, i) => Array.from(from.subarray(i * d, i * d + d)));
  const rows = rowsOf(matrix);
  const centres = rowsOf(start);
  const nearest = (row: readonly number[]): number => {
    const distances = centres.map((centre) => squared(row, centre));
    return distances.indexOf(Math.min(...distances));
  };
  let labels = rows.map(() => -1);
  let iterations = 0;
  while (iterations < maxIterations) {
    const next = rows.map(nearest);
    if (iterations > 0 && next.every((label, row) => label === labels[row])) break;
    iterations++;
    labels = next;
    const distances = rows.map((row, i) => squared(row, centres[labels[i] ?? 0] ?? []));
    const sizeOf = (cluster: number) => labels.filter((label) => label === cluster).length;
    centres.forEach((_, empty) => {
      if (sizeOf(empty) > 0) return;
      const free = distances.map((distance, row) => (sizeOf(labels[row] ?? 0) > 1 ? distance : 0));
      const farthest = Math.max(...free);
      if (farthest === 0) return;
      labels[free.indexOf(farthest)] = empty;
      distances[free.indexOf(farthest)] = 0;
    });
    centres.forEach((_, cluster) => {
      const own = rows.filter((_row, i) => labels[i] === cluster);
      if (own.length > 0)
        centres[cluster] = Array.from({ length: d }, (_column, at) => sum(own.map((row) => row[at] ?? 0)) / own.length);
    });
  }
  const last = rows.map(nearest);
  return {
    centres: Float64Array.from(centres.flat()),
    labels: Uint16Array.from(last),
    inertia: sum(rows.map((row, i) => squared(row, centres[last[i] ?? 0] ?? []))),
    iterations,
  };
}
