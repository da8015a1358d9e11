import type { MovementStatistics } from '../../contracts/statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { capitalised, numberInWords } from '../format/fractions.ts';
import { fixed } from '../format/numbers.ts';

export type Drift = MovementStatistics['drift'][number];

/** Above this population stability index a distribution counts as another one; from 0.1 on as somewhat moved. */
export const driftLimit = 0.25;

/** What moved further than the limit, furthest first. */
export const driftedFeatures = (drift: readonly Drift[]): Drift[] =>
  drift.filter(({ psi }) => psi > driftLimit).toSorted((a, b) => b.psi - a.psi);

/** `One feature has drifted`. */
export function driftInWords(drifted: readonly Drift[]): LocalizedText {
  const number = numberInWords(drifted.length);
  const one = drifted.length === 1;
  return {
    en: `${capitalised(number.en)} ${one ? 'feature has' : 'features have'} drifted`,
    zh: `${number.zh}项特征发生漂移`,
  };
}

/** Which features drifted most; that none did where none did. */
export function driftFinding(drift: readonly Drift[]): LocalizedText {
  const drifted = driftedFeatures(drift);
  const [first] = drifted;
  const [most] = drift.toSorted((a, b) => b.psi - a.psi);
  if (most === undefined) return { en: 'No feature to compare', zh: '没有可比较的特征' };
  if (first === undefined)
    return {
      en: `No feature drifted; the most is ${fixed(most.psi, 2)}`,
      zh: `没有特征发生漂移，最大值 ${fixed(most.psi, 2)}`,
    };
  const words = driftInWords(drifted);
  return {
    en: `${words.en}${drifted.length === 1 ? '' : ', most of all'}: ${first.name.en}`,
    zh: `${words.zh}${drifted.length === 1 ? '' : '，最明显的是'}：${first.name.zh}`,
  };
}
