import { defineTag } from '../define-tag.ts';
import { rhythmOf } from './rhythm.ts';

/**
 * Coefficient of variation of the gaps, sample standard deviation by mean, from two gaps up. The relative error of a standard
 * deviation of g gaps is about 1 / √(2(g − 1)): as sure as 1 less that.
 */
export const cycleDispersion = defineTag<number>({
  key: 'consumption.cycle_dispersion',
  type: 'number',
  name: { en: 'Dispersion of the purchase cycle', zh: '购买周期离散度' },
  unit: 'ratio',
  meaning: {
    en: 'Standard deviation of the days between order days divided by their mean, from three order days up: 0 for the same gap each time, about 1 for orders at random.',
    zh: '相邻下单日间隔天数的标准差除以均值，至少需要三个下单日；间隔完全相同为 0，随机下单约为 1。',
  },
  version: 1,
  compute(customer) {
    const rhythm = rhythmOf(customer);
    if (rhythm?.variation === undefined) return undefined;
    return { value: rhythm.variation, confidence: dispersionConfidence(rhythm.gaps) };
  },
});

/** The same turned round, so that more is more regular: 1 / (1 + dispersion), 1 of a clock and about 0.5 of orders at random. */
export const regularity = defineTag<number>({
  key: 'consumption.regularity',
  type: 'number',
  name: { en: 'Regularity of orders', zh: '购买规律性' },
  unit: 'share',
  meaning: {
    en: '1 / (1 + dispersion of the purchase cycle), from three order days up: 1 for the same gap each time, about 0.5 for orders at random.',
    zh: '1 ÷（1 + 购买周期离散度），至少需要三个下单日；间隔完全相同为 1，随机下单约为 0.5。',
  },
  version: 1,
  compute(customer) {
    const rhythm = rhythmOf(customer);
    if (rhythm?.variation === undefined) return undefined;
    return { value: 1 / (1 + rhythm.variation), confidence: dispersionConfidence(rhythm.gaps) };
  },
});

const dispersionConfidence = (gaps: number): number => 1 - 1 / Math.sqrt(2 * (gaps - 1));
