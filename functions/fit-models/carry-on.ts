import type { RunComparison } from '../../shared/contracts/run-comparison.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { type CarriedClusters, carryClusters } from '../../shared/domain/clusters/carry-clusters.ts';
import type { ClusterModel } from '../../shared/domain/clusters/cluster-model.ts';
import { isComparable } from '../../shared/domain/clusters/columns-in.ts';
import { type ClusterName, nameClusters } from '../../shared/domain/clusters/name-clusters.ts';
import { addToBins, distributionOf, noCounts, sharesOf } from '../../shared/domain/drift/distribution.ts';
import { populationStabilityIndex } from '../../shared/domain/drift/population-stability-index.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';

export interface Fitted {
  /** With ids of its own; `undefined` where there are too few different customers. */
  readonly clusters: ClusterModel | undefined;
  readonly features: readonly FeatureDefinition[];
  /** The features of all customers it was fitted to, row-major; NaN where not known. */
  readonly raw: Float64Array;
}

export interface CarriedOn {
  readonly model: Pick<RunModel, 'clusters' | 'clusterNames' | 'clusterNamesSay' | 'nextCluster' | 'distributions'>;
  readonly comparison: RunComparison;
}

/** Makes of what was fitted the model that goes on with the previous run's: its clusters keep ids and names; and says what moved. */
export function carryOn({ clusters, features, raw }: Fitted, previous: RunModel | undefined): CarriedOn {
  const notCompared = whyNotCompared(features, previous);
  const earlier = notCompared === null ? (previous?.clusters ?? undefined) : undefined;
  const nextNumber = previous?.nextCluster ?? 1;
  const carried = clusters && carryClusters(clusters, raw, earlier, nextNumber);
  const formerNames = new Map(previous && namesOf(previous));
  const names = carried === undefined ? [] : namesFor(carried, features, formerNames);
  const kept = new Set(carried?.matches.flatMap((match, place) => (match ? carried.model.clusters[place]?.id : [])));
  return {
    model: {
      clusters: carried?.model ?? null,
      clusterNames: names.map(({ name }) => name),
      clusterNamesSay: names.map(({ says }) => says),
      nextCluster: carried?.nextNumber ?? nextNumber,
      distributions: features.map(({ key }, column) => distributionOf(key, columnOf(raw, column, features.length))),
    },
    comparison: {
      notCompared,
      matches: carried === undefined ? {} : matchesOf(carried, names, formerNames),
      gone:
        notCompared === null ? [...formerNames].flatMap(([id, { name }]) => (kept.has(id) ? [] : [{ id, name }])) : [],
      drift: driftOf(features, raw, previous),
    },
  };
}

function whyNotCompared(
  features: readonly FeatureDefinition[],
  previous: RunModel | undefined,
): RunComparison['notCompared'] {
  if (previous === undefined) return 'first_run';
  if (previous.clusters === null) return 'no_clusters_before';
  const keys = features.map(({ key }) => key);
  return isComparable(keys, previous.clusters) ? null : 'features_changed';
}

const namesOf = ({ clusters, clusterNames, clusterNamesSay }: RunModel): [id: string, name: ClusterName][] =>
  (clusters?.clusters ?? []).map(({ id }, place) => [
    id,
    { name: clusterNames[place] ?? unnamed(id), says: clusterNamesSay[place] ?? [] },
  ]);

const unnamed = (id: string): LocalizedText => ({ en: id, zh: id });

const namesFor = (
  { model, matches }: CarriedClusters,
  features: readonly FeatureDefinition[],
  formerNames: ReadonlyMap<string, ClusterName>,
): ClusterName[] =>
  nameClusters(
    model.clusters,
    features,
    model.clusters.map(({ id }, place) => (matches[place] ? formerNames.get(id) : undefined)),
  );

function matchesOf(
  { model, matches }: CarriedClusters,
  names: readonly ClusterName[],
  formerNames: ReadonlyMap<string, ClusterName>,
): RunComparison['matches'] {
  const byId: Record<string, RunComparison['matches'][string]> = {};
  model.clusters.forEach(({ id }, place) => {
    const match = matches[place];
    const former = formerNames.get(id)?.name;
    if (!match) return;
    const isRenamed = former !== undefined && former.en !== names[place]?.name.en;
    byId[id] = isRenamed ? { ...match, formerName: former } : match;
  });
  return byId;
}

function driftOf(
  features: readonly FeatureDefinition[],
  raw: Float64Array,
  previous: RunModel | undefined,
): RunComparison['drift'] {
  return features.flatMap(({ key }, column) => {
    const before = previous?.distributions.find(({ feature }) => feature === key);
    if (before === undefined) return [];
    const counts = noCounts(before.edges);
    addToBins(counts, before.edges, columnOf(raw, column, features.length));
    return [{ feature: key, psi: populationStabilityIndex(before.shares, sharesOf(counts)) }];
  });
}

function columnOf(raw: Float64Array, column: number, d: number): Float64Array {
  const values = new Float64Array(raw.length / d);
  for (let row = 0; row < values.length; row++) values[row] = raw[row * d + column] as number;
  return values;
}
