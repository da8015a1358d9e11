import { sampleRows } from '../clusters/sample-rows.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import type { AttributeLearner, AttributeModel, AttributeWarning } from './attribute-model.ts';
import { calibrateRow, chooseCalibration } from './choose-calibration.ts';
import { type AttributeFeatures, createEncoder, fitColumns, type NumberColumn } from './columns.ts';
import { chooseStrength, rowsWhere, takeLabelled } from './cross-validate.ts';
import { foldsOf, hashShare } from './hash-share.ts';
import { fitLogistic, type Labelled, probabilitiesOf } from './logistic.ts';
import { type AttributeMetrics, measurePredictions, unlearnt } from './measure-predictions.ts';

/** A customer whose value is known. */
export interface KnownCustomer {
  readonly id: string;
  readonly value: string;
  readonly features: AttributeFeatures;
}

/** Bounds of a fit: tokens and values beyond them are left out by support. */
const mostColumns = 50_000;
export const mostValues = 50;
/** Customers × values that one fit works through within minutes. */
export const usualWork = 600_000;

/** Share of customers that are measured on and not learnt from. */
const testShare = 0.2;
/** Customers of the training part that a token must have, and those that a value must have to be learnt. */
const fewestOfToken = 2;
const fewestOfValue = 20;
/** Customers that strength and calibration are chosen on: what they need to know does not grow with the table. */
const mostCrossValidated = 20_000;
const folds = 5;
const fewTestCustomers = 100;
const largeCalibrationError = 0.05;

/**
 * Learns an attribute from customers whose value of it is known: logistic regression, multinomial for more than two values, with an L2
 * penalty. Who is measured on goes by hash of the id and the attribute. Strength and calibration are chosen within the training part by
 * five-fold cross-validation, so the metrics are of customers who had no say in anything; the model is the one that was measured.
 *
 * @param known in any order, ids distinct: the same customers give the same model, bit for bit
 * @param numbers of the customers' `numbers`
 * @param work customers × values at most: of more customers those are learnt from whose ids have the smallest hashes
 */
export function fitAttribute(
  attribute: string,
  known: readonly KnownCustomer[],
  numbers: readonly NumberColumn[] = [],
  work = usualWork,
): AttributeModel {
  const sorted = known.toSorted((a, b) => compareUtf8(a.id, b.id));
  if (sorted.some(({ id }, at) => id === sorted[at - 1]?.id))
    throw new RangeError(`Customers to learn "${attribute}" from must be distinct; some id came twice.`);
  const test: KnownCustomer[] = [];
  const others: KnownCustomer[] = [];
  const sizes = new Map<string, ValueSize>();
  for (const customer of sorted) {
    const isTest = hashShare(`attribute-test/${attribute}/${customer.id}`) < testShare;
    (isTest ? test : others).push(customer);
    const size = sizes.get(customer.value) ?? { all: 0, training: 0 };
    sizes.set(customer.value, size);
    size.all++;
    if (!isTest) size.training++;
  }
  const values = learnableOf(sizes);
  const leftOut = [...sizes]
    .flatMap(([value, { all }]) => (values.includes(value) ? [] : [[value, all] as const]))
    .sort(([a], [b]) => compareUtf8(a, b));
  const learnable = others.filter(({ value }) => values.includes(value));
  const rows = sampleRows(
    learnable.map(({ id }) => id),
    Math.floor(work / Math.max(1, values.length)),
  );
  const training = Array.from(rows, (row) => learnable[row] as KnownCustomer);
  const warnings: AttributeWarning[] = [];
  if (leftOut.length > 0) warnings.push('rare_values_left_out');
  if (training.length < learnable.length) warnings.push('sampled');
  const model = { attribute, leftOut, fittedOn: { known: known.length, training: training.length, test: test.length } };
  if (values.length < 2 || test.length === 0)
    return { ...model, learner: null, metrics: null, warnings: ['too_few_customers', ...warnings] };
  const { learner, converged } = learn(attribute, training, values, numbers);
  const metrics = measure(learner, training, test);
  if (!converged) warnings.push('not_converged');
  if (test.length < fewTestCustomers) warnings.push('few_test_customers');
  if (metrics.accuracy.low <= metrics.majority.accuracy) warnings.push('no_better_than_majority');
  const { expectedError, chanceError } = metrics.calibration;
  if (expectedError - chanceError > largeCalibrationError) warnings.push('badly_calibrated');
  return { ...model, learner, metrics, warnings };
}

interface ValueSize {
  all: number;
  training: number;
}

/** By UTF-8 bytes. */
function learnableOf(sizes: ReadonlyMap<string, ValueSize>): string[] {
  return [...sizes]
    .filter(([, { training }]) => training >= fewestOfValue)
    .sort(([a, x], [b, y]) => y.training - x.training || compareUtf8(a, b))
    .slice(0, mostValues)
    .map(([value]) => value)
    .sort(compareUtf8);
}

function learn(
  attribute: string,
  training: readonly KnownCustomer[],
  values: readonly string[],
  numbers: readonly NumberColumn[],
): { learner: AttributeLearner; converged: boolean } {
  const columns = fitColumns(
    training.map(({ features }) => features),
    numbers,
    fewestOfToken,
    mostColumns - numbers.length,
  );
  const labelled: Labelled = {
    rows: createEncoder(columns)(training.map(({ features }) => features)),
    labels: labelsOf(training, values),
    classes: values.length,
  };
  const ids = training.map(({ id }) => id);
  const some = sampleRows(ids, mostCrossValidated);
  const someIds = Array.from(some, (row) => ids[row] as string);
  const tried = takeLabelled(labelled, some);
  const { strength, probabilities } = chooseStrength(tried, foldsOf(someIds, `attribute-fold/${attribute}`, folds));
  const halves = foldsOf(someIds, `attribute-half/${attribute}`, 2);
  const { at, converged } = fitLogistic(labelled, strength);
  return {
    converged,
    learner: {
      values,
      columns,
      weights: Array.from(at, (weight) => Math.round(weight * 1e6) / 1e6),
      strength,
      calibrators: chooseCalibration(probabilities, tried.labels, values.length, halves),
    },
  };
}

function measure(
  learner: AttributeLearner,
  training: readonly KnownCustomer[],
  test: readonly KnownCustomer[],
): AttributeMetrics {
  const k = learner.values.length;
  const rows = createEncoder(learner.columns)(test.map(({ features }) => features));
  const raw = probabilitiesOf(Float64Array.from(learner.weights), rows, k);
  const calibrated = new Float64Array(raw.length);
  for (let at = 0; at < raw.length; at += k)
    calibrated.set(calibrateRow(learner.calibrators, raw.subarray(at, at + k)), at);
  const taught = labelsOf(training, learner.values);
  const sizes = learner.values.map((_, c) => rowsWhere(taught, (label) => label === c).length);
  return measurePredictions(
    { raw, calibrated, labels: labelsOf(test, learner.values), classes: learner.values },
    sizes.indexOf(Math.max(...sizes)),
  );
}

function labelsOf(customers: readonly KnownCustomer[], values: readonly string[]): Uint8Array {
  const classes = new Map(values.map((value, c) => [value, c]));
  return Uint8Array.from(customers, ({ value }) => classes.get(value) ?? unlearnt);
}
