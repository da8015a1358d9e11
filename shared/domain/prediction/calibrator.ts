import { fitLogistic, type LogisticWeights } from './logistic.ts';
import { packRows } from './sparse-rows.ts';

/** Turns the probability that a model gives to a class into one that comes true as often as it says. JSON keeps it whole. */
export type Calibrator =
  | { readonly method: 'none' }
  /** σ(slope · log-odds + intercept) */
  | { readonly method: 'platt'; readonly slope: number; readonly intercept: number }
  /** Linear between points, flat beyond the first and the last. */
  | { readonly method: 'isotonic'; readonly from: readonly number[]; readonly to: readonly number[] };

export type CalibrationMethod = Calibrator['method'];

/** @param labels 1 where the class is the true one, else 0 */
export function fitCalibrator(method: CalibrationMethod, probabilities: Float64Array, labels: Uint8Array): Calibrator {
  if (method === 'platt') return fitPlatt(probabilities, labels);
  return method === 'isotonic' ? fitIsotonic(probabilities, labels) : { method };
}

export function calibrate(calibrator: Calibrator, probability: number): number {
  if (calibrator.method === 'none') return probability;
  if (calibrator.method === 'platt')
    return 1 / (1 + Math.exp(-(calibrator.slope * logOdds(probability) + calibrator.intercept)));
  const { from, to } = calibrator;
  const above = from.findIndex((point) => point >= probability);
  if (from[above] === probability) return to[above] as number;
  if (above <= 0) return (above === 0 ? to[0] : to.at(-1)) as number;
  const [left, right] = [from[above - 1] as number, from[above] as number];
  const [low, high] = [to[above - 1] as number, to[above] as number];
  // The last digit of a sum must not carry it over the next point.
  return Math.min(high, low + ((high - low) * (probability - left)) / (right - left));
}

/** Enough for the fit to have an end where a probability divides the classes. */
const plattStrength = 0.01;

/** Source: Platt (1999), "Probabilistic outputs for support vector machines", on log-odds and with a weak prior in place of his targets. */
function fitPlatt(probabilities: Float64Array, labels: Uint8Array): Calibrator {
  const rows = packRows(
    Array.from(probabilities, (probability) => [[0, logOdds(probability)]]),
    1,
  );
  const [slope, intercept] = fitLogistic({ rows, labels, classes: 2 }, plattStrength).at as LogisticWeights;
  return { method: 'platt', slope: slope as number, intercept: intercept as number };
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly sum: number;
}

/**
 * Pool adjacent violators (Ayer et al. 1955; Zadrozny & Elkan 2002 for probabilities). No number of rows shows that something never or
 * always happens: every level stays half a case of all rows away from 0 and 1.
 */
function fitIsotonic(probabilities: Float64Array, labels: Uint8Array): Calibrator {
  const order = Uint32Array.from(probabilities, (_, row) => row);
  order.sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  const blocks: Block[] = [];
  for (const row of order) {
    const at = probabilities[row] as number;
    let block: Block = { first: at, last: at, rows: 1, sum: labels[row] as number };
    for (let below = blocks.at(-1); below && (below.last === block.first || mean(below) >= mean(block)); ) {
      block = { first: below.first, last: block.last, rows: below.rows + block.rows, sum: below.sum + block.sum };
      blocks.pop();
      below = blocks.at(-1);
    }
    blocks.push(block);
  }
  const least = 0.5 / labels.length;
  const [from, to]: [number[], number[]] = [[], []];
  for (const block of blocks) {
    const level = Math.min(1 - least, Math.max(least, mean(block)));
    for (const end of new Set([block.first, block.last])) {
      from.push(end);
      to.push(level);
    }
  }
  return { method: 'isotonic', from, to };
}

const mean = ({ sum, rows }: Block): number => sum / rows;

function logOdds(probability: number): number {
  const inside = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return Math.log(inside / (1 - inside));
}
