import type { Cluster, ClusterModel } from './cluster-model.ts';
import { columnsIn } from './columns-in.ts';
import { rescaleCentre } from './earlier-centres.ts';
import { labelRows } from './label-rows.ts';
import { type ClusterPair, matchClusters } from './match-clusters.ts';

/** Why clusters were not compared with earlier ones. */
export type NotCompared = 'features_changed' | 'no_clusters_before';

export interface CarriedClusters {
  /** The same model; the clusters have the ids they keep. */
  readonly model: ClusterModel;
  /** In the order of the clusters; `null` of one that goes on with no earlier cluster. */
  readonly matches: readonly (ClusterMatch | null)[];
  /** Earlier clusters that none goes on with, in their order. */
  readonly gone: readonly string[];
  /** Number of the next cluster that is new. */
  readonly nextNumber: number;
}

export interface ClusterMatch {
  /** Jaccard index of the customers that both models put into it, 0..1. */
  readonly overlap: number;
  /** How far the centre moved, in standard deviations of all customers: root of the sum over the features. */
  readonly shift: number;
}

/**
 * Gives the clusters of a model the ids of the earlier clusters they go on with. Each row is put into a cluster by both models, the
 * earlier one with the scales and centres it had; `matchClusters` pairs them. A cluster that goes on with none gets the next number,
 * by its place in the model; a number is never given twice.
 *
 * @param raw the rows the model was fitted to, row-major n × d; NaN where not known
 * @param earlier of the same features, in any order; `undefined` where there is none to compare with
 * @param nextNumber 1 where there never was a cluster
 */
export function carryClusters(
  model: ClusterModel,
  raw: Float64Array,
  earlier: ClusterModel | undefined,
  nextNumber: number,
): CarriedClusters {
  const pairs = earlier === undefined ? [] : pairsOf(model, raw, earlier);
  let next = nextNumber;
  const clusters = model.clusters.map((cluster, place): Cluster => {
    const pair = pairs[place];
    return { ...cluster, id: pair === undefined ? `c${next++}` : (earlier?.clusters[pair.earlier]?.id ?? '') };
  });
  const kept = new Set(clusters.map(({ id }) => id));
  return {
    model: { ...model, clusters },
    matches: model.clusters.map((cluster, place) => {
      const pair = pairs[place];
      const before = pair && earlier?.clusters[pair.earlier];
      if (pair === undefined || before === undefined || earlier === undefined) return null;
      return { overlap: pair.overlap, shift: shiftOf(model, cluster, earlier, before) };
    }),
    gone: (earlier?.clusters ?? []).map(({ id }) => id).filter((id) => !kept.has(id)),
    nextNumber: next,
  };
}

function pairsOf(model: ClusterModel, raw: Float64Array, earlier: ClusterModel): readonly (ClusterPair | undefined)[] {
  const now = labelRows(model, raw, columnsIn(model.features, model));
  const before = labelRows(earlier, raw, columnsIn(earlier.features, model));
  return matchClusters(now, model.clusters.length, before, earlier.clusters.length);
}

/** A feature that never varies adds nothing. */
function shiftOf(model: ClusterModel, cluster: Cluster, earlier: ClusterModel, before: Cluster): number {
  const centre = rescaleCentre(before.centre, earlier.scaler, columnsIn(model.features, earlier), model.scaler);
  let squares = 0;
  model.deviations.forEach((deviation, column) => {
    if (deviation > 0) squares += (((cluster.centre[column] as number) - (centre[column] as number)) / deviation) ** 2;
  });
  return Math.sqrt(squares);
}
