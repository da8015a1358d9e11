import type { FeatureDefinition } from '../features/define-feature.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { Cluster } from './cluster-model.ts';

/** A feature sets a cluster apart from this many standard deviations on. */
const apart = 0.5;
const average: LocalizedText = { en: 'Average', zh: '普通' };

/**
 * Names by what sets each cluster apart: its two strongest features, each with its word for high or low. Where names repeat, those
 * clusters take a third feature; what still repeats then gets its id behind. Of equally strong features the earlier comes first.
 *
 * @param features definitions in the order of the model's columns
 * @returns a name a cluster, all different in either language
 */
export function nameClusters(
  clusters: readonly Pick<Cluster, 'id' | 'deviations'>[],
  features: readonly Pick<FeatureDefinition, 'high' | 'low'>[],
): LocalizedText[] {
  const words = clusters.map(({ deviations }) => strongestWords(deviations, features));
  const short = words.map((all) => nameOf(all.slice(0, 2)));
  const longer = words.map((all, i) => (isRepeated(short, i) ? nameOf(all.slice(0, 3)) : (short[i] ?? average)));
  return longer.map((name, i) => (isRepeated(longer, i) ? withId(name, clusters[i]?.id ?? '') : name));
}

function strongestWords(
  deviations: readonly number[],
  features: readonly Pick<FeatureDefinition, 'high' | 'low'>[],
): LocalizedText[] {
  return deviations
    .map((deviation, column) => ({ deviation, feature: features[column] }))
    .filter(({ deviation }) => Math.abs(deviation) >= apart)
    .sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation))
    .flatMap(({ deviation, feature }) => (feature === undefined ? [] : [deviation > 0 ? feature.high : feature.low]));
}

function nameOf(words: readonly LocalizedText[]): LocalizedText {
  if (words.length === 0) return average;
  const en = words.map((word) => word.en).join(', ');
  return { en: en.charAt(0).toUpperCase() + en.slice(1), zh: words.map((word) => word.zh).join('、') };
}

const isRepeated = (names: readonly LocalizedText[], at: number): boolean =>
  names.some((name, i) => i !== at && (name.en === names[at]?.en || name.zh === names[at]?.zh));

const withId = ({ en, zh }: LocalizedText, id: string): LocalizedText => ({
  en: `${en} (${id})`,
  zh: `${zh}（${id}）`,
});
