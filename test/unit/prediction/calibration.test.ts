import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { calibrate, fitCalibrator } from '../../../shared/domain/prediction/calibrator.ts';
import { calibrateRow, chooseCalibration, reliability } from '../../../shared/domain/prediction/choose-calibration.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Customers with true log-odds between -3 and 3, of whom the model says `distort` of them. */
function sample(n: number, seed: number, distort: (logOdds: number) => number) {
  const random = createRandom(seed);
  const odds = Array.from({ length: n }, () => random() * 6 - 3);
  const said = Float64Array.from(odds.flatMap((x) => [1 - sigmoid(distort(x)), sigmoid(distort(x))]));
  return {
    said,
    labels: Uint8Array.from(odds, (x) => (random() < sigmoid(x) ? 1 : 0)),
    halves: Uint8Array.from(odds, () => Math.floor(random() * 2)),
    truth: odds.map(sigmoid),
  };
}

const second = (said: Float64Array): Float64Array => said.filter((_, at) => at % 2 === 1);

describe('fitCalibrator(method, probabilities, labels)', () => {
  it("finds how a model exaggerates: log-odds that are 2x + 1 come back with Platt's slope 1/2 and intercept -1/2", () => {
    const { said, labels } = sample(40_000, 3, (x) => 2 * x + 1);
    const platt = fitCalibrator('platt', second(said), labels);
    if (platt.method !== 'platt') throw new Error('not Platt');
    expect(Math.abs(platt.slope - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(platt.intercept + 0.5)).toBeLessThan(0.04);
  });

  it('gives the isotonic fit, which is the greatest of least means (Barlow et al. 1972), and never falls', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (truths) => {
        const labels = Uint8Array.from(truths, Number);
        const said = Float64Array.from(labels, (_, row) => (row + 1) / (labels.length + 1));
        const fit = fitCalibrator('isotonic', said, labels);
        const mean = (from: number, to: number) =>
          labels.slice(from, to + 1).reduce((a, b) => a + b, 0) / (to - from + 1);
        let before = 0;
        said.forEach((probability, row) => {
          const to = calibrate(fit, probability);
          const starts = Array.from({ length: row + 1 }, (_, at) => at);
          const ends = Array.from({ length: labels.length - row }, (_, at) => row + at);
          const level = Math.max(...starts.map((from) => Math.min(...ends.map((end) => mean(from, end)))));
          const least = 0.5 / labels.length;
          expect(to).toBeCloseTo(Math.min(1 - least, Math.max(least, level)), 12);
          expect(to).toBeGreaterThan(0);
          expect(to).toBeLessThan(1);
          expect(to).toBeGreaterThanOrEqual(before);
          before = to;
        });
      }),
      { seed: 1 },
    );
  });

  it('puts rows of equal probability together, whatever their order', () => {
    const up = fitCalibrator('isotonic', Float64Array.of(0.2, 0.2, 0.7), Uint8Array.of(0, 1, 1));
    expect(up).toEqual(fitCalibrator('isotonic', Float64Array.of(0.7, 0.2, 0.2), Uint8Array.of(1, 1, 0)));
    expect(calibrate(up, 0.2)).toBe(0.5);
    expect(calibrate(up, 0.1)).toBe(0.5);
    // Half a case of three away from always, and half way there.
    expect(calibrate(up, 0.9)).toBeCloseTo(5 / 6, 12);
    expect(calibrate(up, 0.45)).toBeCloseTo(2 / 3, 12);
  });
});

describe('chooseCalibration(probabilities, labels, classes, halves)', () => {
  it('makes an exaggerating model honest on customers it has not seen', () => {
    const { said, labels, halves } = sample(8_000, 5, (x) => 3 * x + 2);
    const calibrators = chooseCalibration(said, labels, 2, halves);
    const fresh = sample(8_000, 6, (x) => 3 * x + 2);
    const honest = new Float64Array(fresh.said.length);
    for (let at = 0; at < honest.length; at += 2)
      honest.set(calibrateRow(calibrators, fresh.said.subarray(at, at + 2)), at);
    expect(reliability(fresh.said, fresh.labels, 2).expectedError).toBeGreaterThan(0.1);
    expect(reliability(honest, fresh.labels, 2).expectedError).toBeLessThan(0.02);
  });

  it('bends where a straight line in log-odds does not fit', () => {
    const bent = (x: number) => (x > 0 ? 3 : x - 3);
    const { said, labels, halves } = sample(20_000, 7, bent);
    expect(chooseCalibration(said, labels, 2, halves)[0]?.method).toBe('isotonic');
  });

  it('leaves a few good predictions alone rather than fit their noise: no isotonic fit below a thousand', () => {
    const { said, labels, halves } = sample(300, 8, (x) => (x > 0 ? 3 : x - 3));
    expect(chooseCalibration(said, labels, 2, halves)[0]?.method).not.toBe('isotonic');
  });

  it('gives probabilities of several values that sum to 1', () => {
    const platt = { method: 'platt', slope: 0.5, intercept: 0.2 } as const;
    const row = calibrateRow([platt, platt, platt], Float64Array.of(0.7, 0.2, 0.1));
    expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(1, 12);
    expect(row[0]).toBeGreaterThan(row[1]!);
    expect(row[1]).toBeGreaterThan(row[2]!);
  });
});
