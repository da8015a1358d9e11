import { describe, expect, it } from 'vitest';
import { createEncoder, fitColumns } from '../../shared/domain/prediction/columns.ts';
import { balancedWeights, crossValidate } from '../../shared/domain/prediction/cross-validate.ts';
import { fitAttribute } from '../../shared/domain/prediction/fit-attribute.ts';
import { foldsOf } from '../../shared/domain/prediction/hash-share.ts';
import { measurePredictions } from '../../shared/domain/prediction/measure-predictions.ts';
import { createTagPredictor, isUsable, reasonsAgainst } from '../../shared/domain/prediction/usable.ts';
import { jdataUsers, pakddSessions } from '../support/attribute-data.ts';
import { readResults } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('attributes');

interface Baseline {
  readonly majority_acc: number;
  readonly acc: number;
  readonly bal_acc: number;
  readonly auc: number;
}

const baselines = readResults('gender_baselines.json') as Record<string, Baseline>;
const source = 'scikit-learn 1.2.1, 10-fold, 15,000 sessions, of which ours are the first 10,000';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const record = (oracle: string, expected: number, ours: number, tolerance: number) =>
  recordOracle({ section: 'attributes', oracle, source, expected, ours, tolerance });

describe('gender in PAKDD 2015, first 10,000 sessions', () => {
  const sessions = pakddSessions();
  const features = sessions.map((session) => session.features);
  const columns = fitColumns(features, [], 1, 50_000);
  const labels = Uint8Array.from(sessions, ({ value }) => (value === 'male' ? 1 : 0));
  const rows = createEncoder(columns)(features);
  const folds = foldsOf(
    sessions.map(({ id }) => id),
    'pakdd',
    10,
  );
  const tenFold = (strengths: readonly number[], rowWeights?: Float64Array) =>
    Array.from(crossValidate({ rows, labels, classes: 2, rowWeights }, folds, strengths), ({ probabilities: raw }) =>
      measurePredictions({ raw, calibrated: raw, labels, classes: ['female', 'male'] }, 0),
    );

  it('has the sessions that the baselines are of', () => {
    expect(sessions).toHaveLength(10_000);
    expect(labels.reduce((sum, label) => sum + label, 0)).toBe(2_164);
  });

  it('is told by ten-fold logistic regression as the baselines tell it, at the same strength of the penalty', () => {
    const names = ['C0.1', 'C0.3', 'C1'];
    tenFold([1 / 0.1, 1 / 0.3, 1]).forEach((metrics, at) => {
      const baseline = baselines[`pakdd_gender_LR_tokens_${names[at]}`] as Baseline;
      // Two thirds of the sessions, in other folds: three standard errors of 10,000 are 0.01 of accuracy.
      record(`PAKDD gender, ${names[at]}: accuracy`, baseline.acc, metrics.accuracy.value, 0.01);
      record(`PAKDD gender, ${names[at]}: balanced accuracy`, baseline.bal_acc, metrics.balancedAccuracy, 0.015);
      record(`PAKDD gender, ${names[at]}: AUC`, baseline.auc, metrics.auc ?? Number.NaN, 0.015);
      record(`PAKDD gender, ${names[at]}: majority`, baseline.majority_acc, metrics.majority.accuracy, 0.0125);
      expect(metrics.accuracy.low).toBeGreaterThan(metrics.majority.accuracy);
    });
  });

  it('is told as the class-weighted baseline tells it', () => {
    const [metrics] = tenFold([1 / 0.3], balancedWeights(labels, 2));
    const baseline = baselines['pakdd_gender_LR_tokens_balanced_C0.3'] as Baseline;
    record('PAKDD gender, balanced C0.3: accuracy', baseline.acc, metrics?.accuracy.value ?? Number.NaN, 0.015);
    record('PAKDD gender, balanced C0.3: balanced accuracy', baseline.bal_acc, metrics?.balancedAccuracy ?? 0, 0.015);
    record('PAKDD gender, balanced C0.3: AUC', baseline.auc, metrics?.auc ?? Number.NaN, 0.015);
  });

  it('is learnt well enough to become tags, and the surer they are the more are right', () => {
    const model = fitAttribute('demographic.gender', sessions);
    const { accuracy, balancedAccuracy, auc, calibration, confident } = model.metrics!;
    expect(model.warnings).toEqual([]);
    recordOracle({
      section: 'attributes',
      oracle: 'PAKDD gender, strength by cross-validation: accuracy on a fifth held out',
      source: `baseline C1; ours has the 95 % interval ${percent(accuracy.low)}..${percent(accuracy.high)}`,
      expected: baselines.pakdd_gender_LR_tokens_C1!.acc,
      ours: accuracy.value,
      tolerance: accuracy.high - accuracy.value,
    });
    // The least of the baselines lies within what one split can tell, or below.
    expect(accuracy.high).toBeGreaterThan(0.8724);
    expect(balancedAccuracy).toBeGreaterThan(0.75);
    expect(auc).toBeGreaterThan(0.842);
    expect(calibration.expectedError).toBeLessThan(0.03);
    const shares = confident.map((row) => row.accuracy?.value ?? Number.NaN);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(confident.at(-1)?.accuracy?.low).toBeGreaterThan(0.9);
    expect(isUsable(model, { minAccuracy: 0.85, minConfidence: 0.8 })).toBe(true);
    expect(isUsable(model, { minAccuracy: 0.95, minConfidence: 0.8 })).toBe(false);
    expect(model.fittedOn.training + model.fittedOn.test).toBe(10_000);
  });
});

describe('sex and age band in JData, by what users did in the first hours of two months', () => {
  const { rows, joinedRows, users } = jdataUsers();
  const known = (asValue: (user: (typeof users)[number]) => string | undefined) =>
    users.flatMap((user) => {
      const value = asValue(user);
      return value === undefined ? [] : [{ id: user.id, value, features: user.features }];
    });
  const sex = known((user) => ({ 0: 'male', 1: 'female' })[user.sex]);
  const age = known((user) => (user.age === '-1' ? undefined : user.age));

  it('joins 27 to 34 % of the rows to a user', () => {
    expect(rows).toBe(59_998);
    expect(joinedRows / rows).toBeGreaterThan(0.27);
    expect(joinedRows / rows).toBeLessThan(0.34);
    expect(new Set(age.map(({ value }) => value))).toEqual(
      new Set(['16-25岁', '26-35岁', '36-45岁', '46-55岁', '56岁以上']),
    );
  });

  it.each([
    ['demographic.gender', sex],
    ['demographic.age_band', age],
  ])('cannot be told better than by the commonest value: %s says so and gives no tags', (attribute, customers) => {
    const model = fitAttribute(attribute, customers);
    const { accuracy, majority, customers: measured } = model.metrics!;
    recordOracle({
      section: 'attributes',
      oracle: `JData ${attribute}: accuracy on ${measured} users`,
      source: `share of the commonest value among them; ours has the 95 % interval ${percent(accuracy.low)}..${percent(accuracy.high)}`,
      expected: majority.accuracy,
      ours: accuracy.value,
      tolerance: accuracy.high - accuracy.value,
    });
    expect(majority.accuracy).toBeGreaterThanOrEqual(accuracy.low);
    expect(model.warnings).toContain('no_better_than_majority');
    const anything = { minAccuracy: 0, minConfidence: 0 };
    expect(reasonsAgainst(model, anything)).toEqual(['no_better_than_majority']);
    const predict = createTagPredictor(model, anything);
    expect(customers.filter(({ features }) => predict(features) !== undefined)).toEqual([]);
  });
});
