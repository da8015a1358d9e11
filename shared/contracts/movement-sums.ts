import type { CustomerState } from './run-state.ts';

export const schemes = ['tier', 'lifecycle', 'rfm', 'cluster'] as const;
export type Scheme = (typeof schemes)[number];

/** How many customers moved between two runs. Adding those of all parts gives those of the runs, in any order. */
export interface MovementSums {
  /** Customers of both runs, of the later alone, of the earlier alone. */
  readonly stayed: number;
  readonly arrived: number;
  readonly gone: number;
  /** Scheme -> from -> to -> customers of both runs; who did not move is in none. */
  readonly moves: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

export const noMovements: MovementSums = { stayed: 0, arrived: 0, gone: 0, moves: {} };

/**
 * What one customer adds to the sums.
 *
 * @param before in the earlier run; `undefined` when they were not known then
 * @param after in the later run
 */
export function movementOf(before: CustomerState | undefined, after: CustomerState | undefined): Partial<MovementSums> {
  if (!isCustomer(before)) return isCustomer(after) ? { arrived: 1 } : {};
  if (!isCustomer(after)) return { gone: 1 };
  const moves: Record<string, Record<string, Record<string, number>>> = {};
  for (const scheme of schemes) {
    const [from, to] = [before[scheme], after[scheme]];
    if (from !== to) moves[scheme] = { [from]: { [to]: 1 } };
  }
  return { stayed: 1, moves };
}

/** Whether a state is of a customer of its run, and not of one who was one in an earlier run. */
export const isCustomer = (state: CustomerState | undefined): state is CustomerState =>
  state !== undefined && state.gone !== true;
