import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { balancedWeights, chooseStrength, crossValidate } from '../../../shared/domain/prediction/cross-validate.ts';
import {
  fitLogistic,
  logisticObjective,
  probabilitiesOf,
  scoresOf,
} from '../../../shared/domain/prediction/logistic.ts';
import { packRows, type SparseRow } from '../../../shared/domain/prediction/sparse-rows.ts';

function randomProblem(classes: number, n = 60, width = 7) {
  const random = createRandom(classes);
  const rows = Array.from({ length: n }, () =>
    Array.from({ length: width }, (_, column) => [column, random() * 2 - 1] as const).filter(() => random() < 0.5),
  );
  return {
    rows: packRows(rows, width),
    labels: Uint8Array.from({ length: n }, () => Math.floor(random() * classes)),
    classes,
    rowWeights: Float64Array.from({ length: n }, () => 0.5 + random()),
  };
}

/** As many rows as asked for of each kind: the row, its label, how many. */
const labelledRows = (classes: number, width: number, kinds: readonly (readonly [SparseRow, number, number])[]) => {
  const all = kinds.flatMap(([row, label, count]) => Array.from({ length: count }, () => [row, label] as const));
  return {
    rows: packRows(
      all.map(([row]) => row),
      width,
    ),
    labels: Uint8Array.from(all, ([, label]) => label),
    classes,
  };
};

describe('logisticObjective(labelled, strength)', () => {
  it.each([2, 3, 5])('has the slopes that differences show, of %i classes', (classes) => {
    const problem = randomProblem(classes);
    const objective = logisticObjective(problem, 4);
    const random = createRandom(9);
    const at = Float64Array.from({ length: 8 * scoresOf(classes) }, () => random() - 0.5);
    const gradient = new Float64Array(at.length);
    objective(at, gradient);
    const ignored = new Float64Array(at.length);
    at.forEach((value, i) => {
      const step = 1e-5;
      const up = objective(at.with(i, value + step), ignored);
      const down = objective(at.with(i, value - step), ignored);
      expect(gradient[i]).toBeCloseTo((up - down) / (2 * step), 8);
    });
  });

  it('is the mean of minus the logs of the probabilities, and half the strength times the squares over the weights', () => {
    const problem = randomProblem(3);
    const random = createRandom(4);
    const weights = Float64Array.from({ length: 24 }, () => random() - 0.5);
    const probabilities = probabilitiesOf(weights, problem.rows, 3);
    const total = problem.rowWeights.reduce((a, b) => a + b);
    let expected = 0;
    problem.labels.forEach((label, row) => {
      expected -= ((problem.rowWeights[row] ?? 0) * Math.log(probabilities[row * 3 + label] ?? 0)) / total;
    });
    // The last three are intercepts, which the penalty leaves alone.
    for (const weight of weights.subarray(0, 21)) expected += (5 / 2 / total) * weight * weight;
    expect(logisticObjective(problem, 5)(weights, new Float64Array(24))).toBeCloseTo(expected, 12);
  });

  it('does not overflow where a score is very large', () => {
    const { rows, labels } = labelledRows(2, 1, [[[[0, 1]], 1, 1]]);
    const gradient = new Float64Array(2);
    expect(logisticObjective({ rows, labels, classes: 2 }, 0)(Float64Array.of(5_000, 0), gradient)).toBe(0);
    expect(logisticObjective({ rows, labels, classes: 2 }, 0)(Float64Array.of(-5_000, 0), gradient)).toBe(5_000);
  });
});

describe('fitLogistic(labelled, strength)', () => {
  it('gives, without columns, the log-odds of the share: 30 of 40 are ln 3', () => {
    const { at: weights } = fitLogistic(
      labelledRows(2, 0, [
        [[], 1, 30],
        [[], 0, 10],
      ]),
      1,
    );
    expect(weights[0]).toBeCloseTo(Math.log(3), 4);
  });

  it('gives, without a penalty, the log of the odds ratio of a two-by-two table', () => {
    // Odds 12/4 = 3 with the token, 5/20 = 1/4 without: ratio 12.
    const table = labelledRows(2, 1, [
      [[[0, 1]], 1, 12],
      [[[0, 1]], 0, 4],
      [[], 1, 5],
      [[], 0, 20],
    ]);
    const { at: weights } = fitLogistic(table, 0);
    expect(weights[0]).toBeCloseTo(Math.log(12), 3);
    expect(weights[1]).toBeCloseTo(Math.log(1 / 4), 3);
  });

  it('gives, with a penalty, the root of its equation, found by bisection', () => {
    // Symmetric: rows +1 of class 1 and -1 of class 0, three of four right. n = 8, so 8·(σ(w) − 3/4) + λ·w = 0.
    const symmetric = labelledRows(2, 1, [
      [[[0, 1]], 1, 3],
      [[[0, 1]], 0, 1],
      [[[0, -1]], 0, 3],
      [[[0, -1]], 1, 1],
    ]);
    const strength = 2;
    let [low, high] = [0, 5];
    for (let i = 0; i < 60; i++) {
      const w = (low + high) / 2;
      if (8 * (1 / (1 + Math.exp(-w)) - 0.75) + strength * w > 0) high = w;
      else low = w;
    }
    const { at: weights } = fitLogistic(symmetric, strength);
    expect(weights[0]).toBeCloseTo(low, 4);
    expect(weights[1]).toBeCloseTo(0, 4);
  });

  it('gives each of three classes its share among rows that are alike', () => {
    const rows = labelledRows(3, 1, [
      [[[0, 1]], 0, 5],
      [[[0, 1]], 1, 3],
      [[[0, 1]], 2, 2],
      [[], 0, 1],
      [[], 1, 1],
      [[], 2, 8],
    ]);
    const { at: weights } = fitLogistic(rows, 1e-6);
    const [a, b, c] = probabilitiesOf(weights, packRows([[[0, 1]]], 1), 3);
    expect([a, b, c].map((p) => p?.toFixed(3))).toEqual(['0.500', '0.300', '0.200']);
    const none = probabilitiesOf(weights, packRows([[]], 1), 3);
    expect([...none].map((p) => p.toFixed(3))).toEqual(['0.100', '0.100', '0.800']);
  });

  it('counts a row of weight 3 like three rows', () => {
    const once = labelledRows(2, 1, [
      [[[0, 1]], 1, 1],
      [[[0, 1]], 0, 1],
      [[], 0, 1],
      [[], 1, 1],
    ]);
    const thrice = labelledRows(2, 1, [
      [[[0, 1]], 1, 3],
      [[[0, 1]], 0, 1],
      [[], 0, 1],
      [[], 1, 1],
    ]);
    const weighted = fitLogistic({ ...once, rowWeights: Float64Array.of(3, 1, 1, 1) }, 1).at;
    for (const [i, weight] of fitLogistic(thrice, 1).at.entries()) expect(weighted[i]).toBeCloseTo(weight, 4);
  });
});

describe('chooseStrength(labelled, folds, strengths)', () => {
  const problem = randomProblem(2, 200, 7);
  const folds = Uint8Array.from({ length: 200 }, (_, row) => row % 4);

  it('judges each row by a fit to the other folds, the intercept alone by hand', () => {
    // Without columns: what is said of fold 0 is the weighted share of the others.
    const bare = {
      ...problem,
      rows: packRows(
        Array.from(problem.labels, () => []),
        0,
      ),
    };
    const { probabilities } = chooseStrength(bare, folds, [1]);
    let [ones, all] = [0, 0];
    problem.labels.forEach((label, row) => {
      if (folds[row] === 0) return;
      all += problem.rowWeights[row] ?? 0;
      ones += label * (problem.rowWeights[row] ?? 0);
    });
    // The slope of an intercept is how far the mean is off: a fold is fitted to within 0.0001.
    expect(Math.abs((probabilities[1] ?? 0) - ones / all)).toBeLessThan(1.01e-4);
    expect(probabilities[9]).toBe(probabilities[1]);
  });

  it('takes the strength of least log loss, here the strongest: nothing is to be learnt', () => {
    const all = [...crossValidate(problem, folds, [1_000, 10, 1, 0.1])];
    const least = Math.min(...all.map(({ logLoss }) => logLoss));
    expect(chooseStrength(problem, folds, [1_000, 10, 1, 0.1])).toEqual(all.find(({ logLoss }) => logLoss === least));
    expect(chooseStrength(problem, folds, [1_000, 10, 1, 0.1]).strength).toBe(1_000);
  });

  it('needs two folds', () => {
    expect(() => chooseStrength(problem, new Uint8Array(200))).toThrow(/two folds/);
  });
});

describe('balancedWeights(labels, classes)', () => {
  it('makes classes weigh alike, rows as many as there are', () => {
    expect([...balancedWeights(Uint8Array.of(0, 0, 0, 1), 2)]).toEqual([4 / 6, 4 / 6, 4 / 6, 2]);
  });
});
