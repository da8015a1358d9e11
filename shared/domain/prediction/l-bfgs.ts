import type { Minimum, Objective } from '../statistics/objective.ts';

export interface LbfgsOptions {
  /** Largest size of any component of the gradient at which it stops. @default 1e-5 */
  readonly tolerance?: number;
  /** @default 500 */
  readonly maxIterations?: number;
}

/** Steps that the curvature is learnt from. */
const memory = 10;

/** Nocedal & Wright's customary constants: enough descent, and enough of the slope gone. */
const descent = 1e-4;
const flattening = 0.9;

/**
 * Minimum of a smooth function of many numbers by limited-memory BFGS with a bisecting line search to the weak Wolfe conditions. The same
 * function and start give the same bits.
 *
 * Sources: Nocedal & Wright, *Numerical Optimization* (2006), algorithms 7.4 and 7.5; Lewis & Overton (2013), "Nonsmooth optimization
 * via quasi-Newton methods", algorithm 2.6 (the line search).
 *
 * @param start left as it is
 */
export function minimizeByLbfgs(objective: Objective, start: Float64Array, options: LbfgsOptions = {}): Minimum {
  const { tolerance = 1e-5, maxIterations = 500 } = options;
  let at = start.slice();
  let gradient = new Float64Array(at.length);
  let value = objective(at, gradient);
  const pairs: Pair[] = [];
  let iterations = 0;
  while (largest(gradient) > tolerance && iterations < maxIterations) {
    let direction = newtonLike(gradient, pairs);
    if (dot(direction, gradient) >= 0) {
      pairs.length = 0;
      direction = newtonLike(gradient, pairs);
    }
    const first = pairs.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const next = search(objective, at, value, gradient, direction, first);
    if (next === undefined) break;
    remember(pairs, at, gradient, next);
    ({ at, value, gradient } = next);
    iterations++;
  }
  return { at, value, iterations, converged: largest(gradient) <= tolerance };
}

interface Point {
  readonly at: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** How the gradient changed over one step. */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** 1 / (step · change) */
  readonly scale: number;
}

function remember(pairs: Pair[], from: Float64Array, gradient: Float64Array, next: Point): void {
  const step = next.at.map((to, i) => to - (from[i] as number));
  const change = next.gradient.map((to, i) => to - (gradient[i] as number));
  const curvature = dot(step, change);
  if (!(curvature > 1e-14 * dot(change, change))) return;
  pairs.push({ step, change, scale: 1 / curvature });
  if (pairs.length > memory) pairs.shift();
}

/** The two-loop recursion: minus the inverse of the Hessian, as far as it is known, times the gradient. */
function newtonLike(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const shares = pairs.map(() => 0);
  for (let at = pairs.length - 1; at >= 0; at--) {
    const { step, change, scale } = pairs[at] as Pair;
    const share = scale * dot(step, direction);
    shares[at] = share;
    addTo(direction, change, -share);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const size = 1 / (last.scale * dot(last.change, last.change));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * size;
  }
  pairs.forEach(({ step, change, scale }, at) => {
    addTo(direction, step, (shares[at] as number) - scale * dot(change, direction));
  });
  return direction;
}

/** A point along the direction that meets the weak Wolfe conditions; the best one met where none does, `undefined` where none is lower. */
function search(
  objective: Objective,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: number,
): Point | undefined {
  const slope = dot(gradient, direction);
  let [low, high, length] = [0, Number.POSITIVE_INFINITY, first];
  let best: Point | undefined;
  for (let trial = 0; trial < 40; trial++) {
    const to = new Float64Array(from);
    addTo(to, direction, length);
    const slopes = new Float64Array(from.length);
    const reached = objective(to, slopes);
    const lower = reached <= value + descent * length * slope;
    if (lower && reached < (best?.value ?? value)) best = { at: to, value: reached, gradient: slopes };
    if (!lower) high = length;
    else if (dot(slopes, direction) < flattening * slope) low = length;
    else return { at: to, value: reached, gradient: slopes };
    length = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
  }
  return best;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addTo(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (what[i] as number);
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
