import { chooseK, rateCandidates } from './choose-k.ts';
import type { Cluster, ClusterModel } from './cluster-model.ts';
import { createConverge } from './converge.ts';
import { alone, type Crew } from './crew.ts';
import { earlierCentres } from './earlier-centres.ts';
import { gridOf, snapRows } from './grid.ts';
import { kMeans } from './k-means.ts';
import { createKernel } from './kernel.ts';
import type { Partition } from './lloyd.ts';
import { sampleRows, takeRows } from './sample-rows.ts';
import { fitScaler, scaleRows } from './scaler.ts';
import { spread } from './spread.ts';

/** Raw features of many customers, sorted by id, so that no sum depends on where they came from. */
export interface FeatureTable {
  /** Distinct, by UTF-8 bytes. */
  readonly ids: readonly string[];
  /** Keys and kinds of the columns. */
  readonly features: readonly { readonly key: string; readonly heavyTailed: boolean }[];
  /** Row-major n × d; NaN where not known. */
  readonly raw: Float64Array;
}

export interface ClusterSettings {
  /** Least and most number of clusters, both inclusive. */
  readonly k: readonly [least: number, most: number];
  /** 32 bits. @default 1 */
  readonly seed?: number;
  /** Model of the run before, to start from too where it has the same features and as many clusters. */
  readonly earlier?: ClusterModel | undefined;
  /** Threads to fit with; the model is the same with any number. @default the calling one alone */
  readonly crew?: Crew;
}

/** Rows on which k is chosen: their distances to each other are all held at once. */
const rowsToChooseOn = 2_000;
const startsToChoose = 4;
const bootstraps = 4;
/** Rows on which the many starts are made; the best is then carried on with all rows, and so are the centres of the run before. */
const rowsToStartOn = 20_000;
const starts = 10;

/**
 * K-Means on robustly scaled features. The same customers after the same model give the same one, bit for bit, in whatever order they
 * came.
 *
 * @returns `undefined` when there are fewer than two different customers
 */
export function fitClusters(table: FeatureTable, settings: ClusterSettings): ClusterModel | undefined {
  const { k: range, seed = 1, earlier, crew = alone } = settings;
  const { ids, features, raw } = table;
  const d = features.length;
  const keys = features.map(({ key }) => key);
  const scaler = fitScaler(
    raw,
    features.map(({ heavyTailed }) => heavyTailed),
  );
  const rows = scaleRows(raw, scaler);
  snapRows(rows, d, gridOf(rows), rows);
  const sample = takeRows(rows, d, sampleRows(ids, rowsToChooseOn));
  const candidates = rateCandidates(sample, d, range, { starts: startsToChoose, bootstraps, seed });
  const chosen = chooseK(candidates);
  if (chosen === undefined) return undefined;

  const begin = takeRows(rows, d, sampleRows(ids, rowsToStartOn));
  const begun = kMeans(begin, d, { k: chosen.k, starts, seed }, createConverge(begin, d, chosen.k)).centres;
  const before = earlier && earlierCentres(earlier, keys, scaler, chosen.k);
  const helpers = ids.length > rowsToStartOn ? crew : alone;
  const partition = bestOf(rows, d, before === undefined ? [begun] : [begun, before], chosen.k, helpers);
  return {
    features: keys,
    scaler,
    deviations: spread(rows, d).deviation,
    customers: ids.length,
    inertia: partition.inertia,
    silhouette: chosen.silhouette,
    candidates,
    clusters: describe(raw, rows, d, partition),
  };
}

/** The partition of least inertia, of equal ones the first. */
function bestOf(rows: Float64Array, d: number, starts: readonly Float64Array[], k: number, crew: Crew): Partition {
  try {
    const converge = createConverge(rows, d, k, (shape) => createKernel(shape, crew));
    return starts.map(converge).reduce((best, other) => (other.inertia < best.inertia ? other : best));
  } finally {
    crew.dismiss();
  }
}

/** Clusters by falling size, equal ones by their centres, number by number. */
function describe(raw: Float64Array, rows: Float64Array, d: number, { centres, labels }: Partition): Cluster[] {
  const k = centres.length / d;
  const sizes = new Uint32Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const { mean, deviation } = spread(rows, d);
  const means = meansOfKnown(raw, labels, k, d);
  const centreOf = (cluster: number) => Array.from(centres.subarray(cluster * d, cluster * d + d));

  return Array.from({ length: k }, (_, cluster) => cluster)
    .sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || compareCentres(centreOf(a), centreOf(b)))
    .map((cluster, place) => {
      const centre = centreOf(cluster);
      return {
        id: `c${place + 1}`,
        size: sizes[cluster] as number,
        centre,
        deviations: centre.map((value, column) => standardised(value, mean[column], deviation[column])),
        means: means.slice(cluster * d, cluster * d + d),
      };
    });
}

const standardised = (value: number, mean = 0, deviation = 0): number =>
  deviation === 0 ? 0 : (value - mean) / deviation;

function compareCentres(a: readonly number[], b: readonly number[]): number {
  const column = a.findIndex((value, i) => value !== b[i]);
  return column === -1 ? 0 : (a[column] as number) - (b[column] as number);
}

function meansOfKnown(raw: Float64Array, labels: Uint16Array, k: number, d: number): (number | null)[] {
  const sums = new Float64Array(k * d);
  const counts = new Uint32Array(k * d);
  for (let i = 0; i < raw.length; i++) {
    const value = raw[i] as number;
    if (Number.isNaN(value)) continue;
    const at = (labels[Math.floor(i / d)] as number) * d + (i % d);
    sums[at] = (sums[at] as number) + value;
    counts[at] = (counts[at] as number) + 1;
  }
  return Array.from(sums, (sum, at) => (counts[at] === 0 ? null : sum / (counts[at] as number)));
}
