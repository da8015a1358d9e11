import type { FeatureDefinition } from '../features/define-feature.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { Cluster } from './cluster-model.ts';

/** A feature sets a cluster apart from this many standard deviations on. */
const apart = 0.5;
/** A name that was given is kept while each feature it speaks of still deviates its way by this many. */
const stillApart = apart / 2;
const average: LocalizedText = { en: 'Average', zh: '普通' };

export interface ClusterName {
  readonly name: LocalizedText;
  /** Features the name speaks of, and whether it calls them high; none where nothing sets the cluster apart. */
  readonly says: readonly { readonly feature: string; readonly high: boolean }[];
}

type NamedFeature = Pick<FeatureDefinition, 'key' | 'high' | 'low'>;
type Named = Pick<Cluster, 'id' | 'deviations'>;

/**
 * Names by what sets each cluster apart: its two strongest features, each with its word for high or low. Where names repeat, those
 * clusters take a third feature; what still repeats then gets its id behind. Of equally strong features the earlier comes first.
 *
 * A cluster that had a name keeps it while that still describes it: every feature it speaks of deviates the same way by at least
 * 0.25; "average" while no feature deviates by 0.5.
 *
 * @param features definitions in the order of the model's columns
 * @param earlier names they had, in the order of the clusters, all different; `undefined` of one that had none
 * @returns a name a cluster, all different in either language
 */
export function nameClusters(
  clusters: readonly Named[],
  features: readonly NamedFeature[],
  earlier: readonly (ClusterName | undefined)[] = [],
): ClusterName[] {
  const kept = clusters.map((cluster, i) => {
    const had = earlier[i];
    return had !== undefined && describes(had, cluster, features) ? had : undefined;
  });
  const strongest = clusters.map(({ deviations }) => strongestFeatures(deviations, features));
  const short = strongest.map((all, i) => kept[i] ?? nameOf(all.slice(0, 2)));
  const longer = strongest.map((all, i) => (kept[i] || !isRepeated(short, i) ? short[i] : nameOf(all.slice(0, 3))));
  return longer.map((name = nameOf([]), i) =>
    kept[i] || !isRepeated(longer, i) ? name : withId(name, clusters[i]?.id ?? ''),
  );
}

function describes({ says }: ClusterName, { deviations }: Named, features: readonly NamedFeature[]): boolean {
  if (says.length === 0) return deviations.every((deviation) => Math.abs(deviation) < apart);
  return says.every(({ feature, high }) => {
    const deviation = deviations[features.findIndex(({ key }) => key === feature)] ?? 0;
    return (high ? deviation : -deviation) >= stillApart;
  });
}

interface StrongFeature {
  readonly feature: NamedFeature;
  readonly high: boolean;
}

function strongestFeatures(deviations: readonly number[], features: readonly NamedFeature[]): StrongFeature[] {
  return deviations
    .map((deviation, column) => ({ deviation, feature: features[column] }))
    .filter(({ deviation }) => Math.abs(deviation) >= apart)
    .sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation))
    .flatMap(({ deviation, feature }) => (feature === undefined ? [] : [{ feature, high: deviation > 0 }]));
}

function nameOf(strong: readonly StrongFeature[]): ClusterName {
  if (strong.length === 0) return { name: average, says: [] };
  const words = strong.map(({ feature, high }) => (high ? feature.high : feature.low));
  const en = words.map((word) => word.en).join(', ');
  return {
    name: { en: en.charAt(0).toUpperCase() + en.slice(1), zh: words.map((word) => word.zh).join('、') },
    says: strong.map(({ feature, high }) => ({ feature: feature.key, high })),
  };
}

const isRepeated = (names: readonly (ClusterName | undefined)[], at: number): boolean =>
  names.some(
    (other, i) => i !== at && (other?.name.en === names[at]?.name.en || other?.name.zh === names[at]?.name.zh),
  );

const withId = ({ name: { en, zh }, says }: ClusterName, id: string): ClusterName => ({
  name: { en: `${en} (${id})`, zh: `${zh}（${id}）` },
  says,
});
