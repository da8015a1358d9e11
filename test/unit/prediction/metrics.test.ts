import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../../../shared/domain/prediction/area-under-curve.ts';
import { calibrationTable } from '../../../shared/domain/prediction/calibration-table.ts';
import { measurePredictions, unlearnt } from '../../../shared/domain/prediction/measure-predictions.ts';
import { wilsonInterval } from '../../../shared/domain/prediction/wilson-interval.ts';

describe('wilsonInterval(successes, cases)', () => {
  // Newcombe (1998), table I, method 3.
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])('of %i of %i is as published', (successes, cases, low, high) => {
    const interval = wilsonInterval(successes, cases);
    expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toEqual([low, high]);
    expect(interval.value).toBe(successes / cases);
  });

  it('of all is that of none, turned round', () => {
    expect(wilsonInterval(20, 20).low).toBeCloseTo(1 - wilsonInterval(0, 20).high, 12);
    expect(wilsonInterval(20, 20).high).toBe(1);
  });
});

describe('areaUnderCurve(scores, isPositive)', () => {
  it('is the share of pairs in the right order, ties half, by counting all pairs', () => {
    const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(cases, (rows) => {
        const ups = rows.filter(([, positive]) => positive);
        const downs = rows.filter(([, positive]) => !positive);
        let won = 0;
        for (const [up] of ups) for (const [down] of downs) won += up > down ? 1 : up === down ? 0.5 : 0;
        const area = areaUnderCurve(
          rows.map(([score]) => score),
          (row) => rows[row]?.[1] ?? false,
        );
        if (ups.length === 0 || downs.length === 0) expect(area).toBeUndefined();
        else expect(area).toBeCloseTo(won / (ups.length * downs.length), 12);
      }),
      { seed: 1 },
    );
  });
});

describe('calibrationTable(probabilities, isTrue)', () => {
  it('compares what was said with what came, by tenths', () => {
    // Twenty rows, two a tenth: 0.05, 0.05, 0.15, 0.15 ... of which the second is always so.
    const said = Float64Array.from({ length: 20 }, (_, row) => Math.floor(row / 2) / 10 + 0.05);
    const { deciles, expectedError } = calibrationTable(said, (row) => row % 2 === 1);
    expect(deciles).toHaveLength(10);
    expect(deciles[0]).toEqual({ customers: 2, predicted: 0.05, observed: 0.5 });
    expect(deciles[9]).toMatchObject({ customers: 2, observed: 0.5 });
    // |0.05 − 0.5| ... |0.95 − 0.5|: the mean of 0.45, 0.35, 0.25, 0.15, 0.05, twice each.
    expect(expectedError).toBeCloseTo(0.25, 12);
  });

  it('says how far off chance alone would be: of forty at 0.5, each decile √(2/π · 4 · 0.25) / 4', () => {
    const { chanceError } = calibrationTable(new Float64Array(40).fill(0.5), () => true);
    expect(chanceError).toBeCloseTo(Math.sqrt(2 / Math.PI) / 4, 12);
  });

  it('has a group a row where there are fewer than ten', () => {
    const { deciles, expectedError } = calibrationTable(Float64Array.of(0.9, 0.2), (row) => row === 0);
    expect(deciles.map(({ customers }) => customers)).toEqual([1, 1]);
    expect(expectedError).toBeCloseTo(0.15, 12);
  });
});

describe('measurePredictions(predictions, majority)', () => {
  it('measures two values as worked by hand', () => {
    const raw = Float64Array.of(0.9, 0.1, 0.6, 0.4, 0.2, 0.8, 0.7, 0.3);
    const labels = Uint8Array.of(0, 0, 1, 1);
    const metrics = measurePredictions({ raw, calibrated: raw, labels, classes: ['f', 'm'] }, 0);
    expect(metrics).toMatchObject({
      customers: 4,
      accuracy: { value: 0.75 },
      // Both of f, one of two of m.
      balancedAccuracy: 0.75,
      // Pairs: 0.8 beats 0.1 and 0.4; 0.3 beats 0.1 alone.
      auc: 0.75,
      majority: { value: 'f', accuracy: 0.5 },
    });
    expect(metrics.brier).toBeCloseTo((0.01 + 0.16 + 0.04 + 0.49) / 4, 12);
    expect(metrics.logLoss).toBeCloseTo(-Math.log(0.9 * 0.6 * 0.8 * 0.3) / 4, 12);
    // At 0.8 the first and the third are left, both right.
    expect(metrics.confident.find(({ minConfidence }) => minConfidence === 0.8)).toMatchObject({
      customers: 2,
      accuracy: { value: 1 },
    });
    expect(metrics.confident.at(-1)).toEqual({ minConfidence: 0.95, customers: 0, accuracy: null });
  });

  it('measures three values, of which one does not occur', () => {
    const raw = Float64Array.of(0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.1, 0.6, 0.3);
    const labels = Uint8Array.of(0, 1, 1);
    const metrics = measurePredictions({ raw, calibrated: raw, labels, classes: ['a', 'b', 'c'] }, 1);
    // One of one of a, one of two of b; c does not occur.
    expect(metrics.balancedAccuracy).toBe(0.75);
    // a: 0.5 beats both; b: 0.2 loses to 0.3, 0.6 wins.
    expect(metrics.auc).toBe(0.75);
    expect(metrics.majority.accuracy).toBeCloseTo(2 / 3, 12);
    expect(metrics.brier).toBeCloseTo((0.38 + 1.14 + 0.26) / 3, 12);
  });

  it('counts who has a value that was not learnt as wrong, and leaves them out where they have no probability', () => {
    const raw = Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.7, 0.3);
    const predictions = { raw, calibrated: raw, labels: Uint8Array.of(0, 1, unlearnt), classes: ['f', 'm'] };
    const metrics = measurePredictions(predictions, 0);
    expect(metrics.accuracy.value).toBeCloseTo(2 / 3, 12);
    expect(metrics.majority.accuracy).toBeCloseTo(1 / 3, 12);
    expect(metrics.balancedAccuracy).toBe(1);
    expect(metrics.logLoss).toBeCloseTo(-Math.log(0.9 * 0.8) / 2, 12);
    expect(metrics.brier).toBeCloseTo((0.01 + 0.04) / 2, 12);
    expect(metrics.confident[0]).toMatchObject({ customers: 3, accuracy: { value: metrics.accuracy.value } });
  });
});
