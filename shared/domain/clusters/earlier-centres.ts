import type { ClusterModel } from './cluster-model.ts';
import { columnsIn, isComparable } from './columns-in.ts';
import { type Scaler, scaleRows, unscaleRow } from './scaler.ts';

/**
 * The centres of an earlier model as today's rows are scaled, row-major k × d.
 *
 * @param features keys of today's features, in the order of the columns
 * @returns `undefined` unless the model looks at the same features and has k clusters
 */
export function earlierCentres(
  earlier: ClusterModel,
  features: readonly string[],
  scaler: Scaler,
  k: number,
): Float64Array | undefined {
  if (!isComparable(features, earlier) || earlier.clusters.length !== k) return undefined;
  const columns = columnsIn(features, earlier);
  const centres = new Float64Array(k * columns.length);
  earlier.clusters.forEach(({ centre }, cluster) => {
    centres.set(rescaleCentre(centre, earlier.scaler, columns, scaler), cluster * columns.length);
  });
  return centres;
}

/** Takes a centre back to plain values, then scales them anew. @param columns which number of the centre each new column is */
export function rescaleCentre(
  centre: readonly number[],
  from: Scaler,
  columns: readonly number[],
  to: Scaler,
): Float64Array {
  const plain = unscaleRow(centre, from);
  return scaleRows(
    Float64Array.from(columns, (column) => plain[column] as number),
    to,
  );
}
