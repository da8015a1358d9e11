import { assign } from './assign.ts';
import type { ClusterModel } from './cluster-model.ts';
import { scaleRows } from './scaler.ts';

/** Rows that are scaled at once, so that a second matrix of all rows is never held. */
const blockRows = 4_096;

/**
 * Cluster of each row by a model, as `createClassifier` tells it: its place among the model's clusters.
 *
 * @param raw row-major n × d; NaN where not known
 * @param columns which column of `raw` holds each of the model's features
 */
export function labelRows(
  { scaler, clusters }: Pick<ClusterModel, 'scaler' | 'clusters'>,
  raw: Float64Array,
  columns: readonly number[],
): Uint16Array {
  const d = columns.length;
  const n = raw.length / d;
  const centres = Float64Array.from(clusters.flatMap(({ centre }) => centre));
  const labels = new Uint16Array(n);
  const distances = new Float64Array(Math.min(n, blockRows));
  for (let from = 0; from < n; from += blockRows) {
    const to = Math.min(n, from + blockRows);
    const block = new Float64Array((to - from) * d);
    for (let i = 0; i < block.length; i++)
      block[i] = raw[from * d + i - (i % d) + (columns[i % d] as number)] as number;
    assign(scaleRows(block, scaler), centres, d, labels.subarray(from, to), distances);
  }
  return labels;
}
