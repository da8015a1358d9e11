import type { Minimum, Objective } from '../statistics/objective.ts';

const mostIterations = 500;
/** Slope that counts as none, where values are of the size of 1. */
const flat = 1e-10;
/** Slope that is left to rounding when no step is any better. */
const flatWithinRounding = 1e-6;
/** Error of a value, as a share of it: what a sum over millions gathers. */
const roundingShare = 1e-12;
/** Of a step; below it nothing is to be gained. */
const shortestShare = 1e-8;
/** Longest step in one coordinate: with logarithms of parameters, a factor of e². */
const longestStep = 2;

/**
 * Local minimum in a box of few dimensions, by BFGS with the inverse Hessian in full; coordinates that press against the box rest,
 * and the others alone say whether it converged.
 *
 * Source: Nocedal, Wright (2006), "Numerical Optimization", 6.1 and 16.7 (gradient projection); the test of steps within rounding is
 * the approximate one of Hager, Zhang (2005).
 *
 * @param start within the box; is not changed
 */
export function minimizeInBox(
  objective: Objective,
  start: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
): Minimum {
  const n = start.length;
  let at = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let value = objective(at, gradient);
  let inverse = identity(n);
  let rests = '';

  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const free = Uint8Array.from(at, (x, i) => Number(mayMove(x, gradient[i] as number, lower[i], upper[i])));
    const slope = largest(gradient, free);
    if (slope < flat) return { at, value, iterations: iteration, converged: true };
    if (free.join('') !== rests) {
      inverse = identity(n);
      rests = free.join('');
    }
    const step = findStep(objective, { at, value, gradient }, directionOf(inverse, gradient, free), lower, upper);
    if (step === undefined) {
      if (slope >= flatWithinRounding && !isIdentity(inverse)) {
        inverse = identity(n);
        continue;
      }
      return { at, value, iterations: iteration, converged: slope < flatWithinRounding };
    }
    updateInverse(inverse, difference(step.at, at), difference(step.gradient, gradient), free);
    ({ at, value, gradient } = step);
  }
  return { at, value, iterations: mostIterations, converged: false };
}

interface Point {
  readonly at: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

const mayMove = (x: number, slope: number, lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY) =>
  slope > 0 ? x > lower : x < upper;

/** Halves the way along the direction, cut off at the box, until it is worth going. */
function findStep(
  objective: Objective,
  from: Point,
  direction: Float64Array,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
): Point | undefined {
  const n = direction.length;
  const rounding = roundingShare * Math.abs(from.value);
  const steepest = largest(from.gradient, direction);
  for (let share = 1; share > shortestShare; share /= 2) {
    const at = new Float64Array(n);
    let expected = 0;
    for (let i = 0; i < n; i++) {
      const wanted = (from.at[i] as number) + share * (direction[i] as number);
      at[i] = Math.min(upper[i] as number, Math.max(lower[i] as number, wanted));
      expected += (from.gradient[i] as number) * ((at[i] as number) - (from.at[i] as number));
    }
    if (expected >= 0) return undefined;
    const gradient = new Float64Array(n);
    const value = objective(at, gradient);
    if (value <= from.value + 1e-4 * expected) return { at, value, gradient };
    const isFlatter = largest(gradient, direction) < steepest;
    if (value <= from.value + rounding && isFlatter) return { at, value, gradient };
  }
  return undefined;
}

/** −inverse · gradient among the free coordinates, cut to the longest step; plain descent where that does not lead down. */
function directionOf(inverse: Float64Array, gradient: Float64Array, free: Uint8Array): Float64Array {
  const n = gradient.length;
  const direction = new Float64Array(n);
  let descent = 0;
  for (let i = 0; i < n; i++) {
    if (!free[i]) continue;
    for (let j = 0; j < n; j++)
      if (free[j]) direction[i] = (direction[i] as number) - (inverse[i * n + j] as number) * (gradient[j] as number);
    descent += (direction[i] as number) * (gradient[i] as number);
  }
  if (!(descent < 0)) for (let i = 0; i < n; i++) direction[i] = free[i] ? -(gradient[i] as number) : 0;
  const length = largest(direction, free);
  return length > longestStep ? direction.map((d) => (d * longestStep) / length) : direction;
}

/** The BFGS update in place; left out where the curvature along the step is not positive. */
function updateInverse(inverse: Float64Array, step: Float64Array, change: Float64Array, free: Uint8Array): void {
  const n = step.length;
  for (let i = 0; i < n; i++) if (!free[i]) change[i] = 0;
  const curvature = dot(step, change);
  if (!(curvature > 1e-14 * dot(step, step))) return;
  if (isIdentity(inverse))
    inverse.forEach((h, at) => {
      inverse[at] = (h * curvature) / dot(change, change);
    });

  const along = new Float64Array(n);
  for (let i = 0; i < n; i++) along[i] = dot(inverse.subarray(i * n, i * n + n), change);
  const weight = (1 + dot(change, along) / curvature) / curvature;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [si, sj, ai, aj] = [step[i], step[j], along[i], along[j]] as [number, number, number, number];
      inverse[i * n + j] = (inverse[i * n + j] as number) + weight * si * sj - (ai * sj + si * aj) / curvature;
    }
}

const identity = (n: number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => Number(at % (n + 1) === 0));

function isIdentity(square: Float64Array): boolean {
  const n = Math.sqrt(square.length);
  return square.every((value, at) => value === Number(at % (n + 1) === 0));
}

/** Largest size of a coordinate among those whose mark is not 0. */
function largest(vector: Float64Array, marks: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < vector.length; i++) if (marks[i]) most = Math.max(most, Math.abs(vector[i] as number));
  return most;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x - (b[i] as number));
