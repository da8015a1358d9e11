import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { fitGammaGamma, type GammaGammaFit } from '../../../shared/domain/clv/fit-gamma-gamma.ts';
import { expectedValue } from '../../../shared/domain/clv/gamma-gamma.ts';

describe('expectedValue(model, x, meanValue)', () => {
  const model = { p: 2, q: 3, v: 10 };

  it('lies between the own mean and the mean over all, pv/(q − 1)', () => {
    expect(expectedValue(model, 0, undefined)).toBe(10);
    expect(expectedValue(model, 2, 20)).toBeCloseTo(100 / 6, 14);
    expect(expectedValue(model, 2_000, 20)).toBeCloseTo(20, 1);
    expect(expectedValue(model, 3, undefined)).toBe(10);
  });

  it('is undefined where the mean is not finite', () => {
    expect(expectedValue({ ...model, q: 1 }, 0, undefined)).toBeUndefined();
    expect(expectedValue({ ...model, q: 0.5 }, 1, 7)).toBeCloseTo((2 * 17) / 1.5, 14);
  });
});

/** Mean values of x repeat days of customers with p = 2, q = 3 and v: sums of whole numbers of exponentials. */
function simulateValues(customers: number, v: number, seed: number): { x: number[]; meanValue: number[] } {
  const random = createRandom(seed);
  const gamma = (shape: number, rate: number): number => {
    let sum = 0;
    for (let i = 0; i < shape; i++) sum -= Math.log1p(-random());
    return sum / rate;
  };
  const x = Array.from({ length: customers }, (_, i) => 1 + (i % 5));
  return { x, meanValue: x.map((days) => gamma(2 * days, gamma(3, v)) / days) };
}

/** ∫ s^(shape − 1) e^(−s) ds, by the trapezoidal rule in ln s. */
function gammaFunction(shape: number): number {
  let sum = 0;
  for (let u = -60; u < 8; u += 1 / 64) sum += Math.exp(shape * u - Math.exp(u)) / 64;
  return sum;
}

/** Density of a mean of x values, mixed numerically over the customers' rates ν. */
function densityOf(x: number, mean: number, p: number, q: number, v: number): number {
  const shape = p * x;
  let sum = 0;
  for (let u = -30; u < 12; u += 1 / 64) {
    const rate = Math.exp(u);
    const ofMean = shape * Math.log(rate * x) + (shape - 1) * Math.log(mean) - rate * x * mean;
    const ofRate = q * Math.log(v) + q * u - v * rate;
    sum += Math.exp(ofMean + ofRate) / 64;
  }
  return sum / (gammaFunction(shape) * gammaFunction(q));
}

describe('fitGammaGamma(x, meanValue)', () => {
  const { x, meanValue } = simulateValues(20_000, 40, 5);
  const fit = fitGammaGamma(x, meanValue) as GammaGammaFit;

  it('finds the parameters that values were made with: p 2, q 3, v 40', () => {
    expect(fit.p).toBeCloseTo(2, 0);
    expect(fit.q).toBeCloseTo(3, 0);
    expect((fit.p * fit.v) / (fit.q - 1) / 40).toBeCloseTo(1, 1);
    expect(fit).toMatchObject({ customers: 20_000, converged: true, warnings: [] });
    expect(Math.abs(fit.frequencyValueCorrelation ?? 1)).toBeLessThan(0.03);
  });

  it('has the log-likelihood of densities mixed numerically, and any step aside has less', () => {
    const few = { x: x.slice(0, 300), meanValue: meanValue.slice(0, 300) };
    const small = fitGammaGamma(few.x, few.meanValue) as GammaGammaFit;
    const logLikelihoodOf = (p: number, q: number, v: number): number =>
      few.x.reduce((sum, days, i) => sum + Math.log(densityOf(days, few.meanValue[i] as number, p, q, v)), 0);
    const best = logLikelihoodOf(small.p, small.q, small.v);
    expect(small.logLikelihood).toBeCloseTo(best, 5);
    for (const factor of [0.97, 1.03]) {
      expect(logLikelihoodOf(small.p * factor, small.q, small.v)).toBeLessThan(best);
      expect(logLikelihoodOf(small.p, small.q * factor, small.v)).toBeLessThan(best);
      expect(logLikelihoodOf(small.p, small.q, small.v * factor)).toBeLessThan(best);
    }
  });

  it('gives the same in any money, v in that money', () => {
    const inMinor = fitGammaGamma(
      x,
      meanValue.map((value) => value * 100),
    ) as GammaGammaFit;
    expect(inMinor.p / fit.p).toBeCloseTo(1, 7);
    expect(inMinor.v / fit.v / 100).toBeCloseTo(1, 7);
    expect(inMinor.logLikelihood + 20_000 * Math.log(100)).toBeCloseTo(fit.logLikelihood, 5);
  });

  it('leaves out who never came back or brought nothing, in whatever order', () => {
    const more = fitGammaGamma([0, ...[...x].reverse(), 3, 2], [5, ...[...meanValue].reverse(), undefined, 0]);
    expect(more).toEqual(fit);
  });

  it('warns where value goes with frequency, of few repeaters, and of values all alike', () => {
    const dearer = fitGammaGamma(
      x,
      meanValue.map((value, i) => value * (x[i] as number) ** 3),
    ) as GammaGammaFit;
    expect(dearer.frequencyValueCorrelation).toBeGreaterThan(0.3);
    expect(dearer.warnings).toContain('value_depends_on_frequency');
    expect(fitGammaGamma(x.slice(0, 99), meanValue.slice(0, 99))?.warnings).toContain('few_repeaters');
    const alike = fitGammaGamma([1, 1, 1], [7, 7, 7]) as GammaGammaFit;
    expect(alike.warnings).toContain('parameter_at_bound');
    expect(alike.frequencyValueCorrelation).toBeUndefined();
    expect(expectedValue(alike, 0, undefined)).toBeCloseTo(7, 1);
  });

  it('tells Pearson’s correlation of the number of orders and their mean value', () => {
    // Deviations −1, 0, 1 and −2, 1, 1: 3 / √(2 · 6).
    expect(fitGammaGamma([1, 2, 3], [5, 8, 8])?.frequencyValueCorrelation).toBeCloseTo(3 / Math.sqrt(12), 12);
  });

  it.each([0.1, 12.35, 1999.99])(
    'tells no correlation where all orders have the value %d, whatever its mean is rounded to',
    (value) => {
      const often = Array.from({ length: 49 }, (_, at) => 1 + (at % 5));
      expect(
        fitGammaGamma(
          often,
          often.map(() => value),
        )?.frequencyValueCorrelation,
      ).toBeUndefined();
    },
  );

  it('says when customers without a repeat day have no expected value', () => {
    const random = createRandom(11);
    const heavy = Array.from({ length: 3_000 }, () => random() ** -2);
    const model = fitGammaGamma(
      heavy.map(() => 1),
      heavy,
    ) as GammaGammaFit;
    expect(model.q).toBeLessThan(1);
    expect(model.warnings).toContain('mean_value_infinite');
    expect(expectedValue(model, 0, undefined)).toBeUndefined();
  });

  it('is undefined with fewer than two such customers', () => {
    expect(fitGammaGamma([0, 1], [5, 5])).toBeUndefined();
  });
});
