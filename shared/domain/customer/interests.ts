import type { Cell } from '../activity/activity.ts';
import { decayHundredths } from '../interest/decay.ts';

/**
 * Decayed interest by category path, every prefix of a path included (B4).
 *
 * @param months folded cells: older than 30 days, so of the last and constant step of the decay
 * @returns path -> weight in ten thousandths: hundredths of behaviour × duration times hundredths of decay, so whole
 */
export function interestWeights(
  days: readonly Cell[],
  months: readonly Cell[],
  asOfDay: number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (category: string, weight: number) => {
    for (let end = category.length; end > 0; end = category.lastIndexOf('/', end - 1)) {
      const path = category.slice(0, end);
      weights.set(path, (weights.get(path) ?? 0) + weight);
    }
  };
  for (const { category, weight, period } of days)
    if (category !== '' && weight > 0) add(category, weight * decayHundredths(asOfDay - period - 1));
  for (const { category, weight } of months)
    if (category !== '' && weight > 0) add(category, weight * decayHundredths(30));
  return weights;
}

/** 10 · (2σ(w / s) − 1): 0 for no interest, towards 10 for a strong one. @param weight in ten thousandths */
export const interestScore = (weight: number, scale: number): number =>
  10 * (2 / (1 + Math.exp(-weight / 10_000 / scale)) - 1);
