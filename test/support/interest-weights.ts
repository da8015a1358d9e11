/** Weights of a view by the whole days since, on both sides of every step. */
export const weightsByAge: readonly (readonly [ageDays: number, weight: number])[] = [
  [0, 1],
  [2, 1],
  [3, 0.85],
  [6, 0.85],
  [7, 0.7],
  [14, 0.7],
  [15, 0.5],
  [29, 0.5],
  [30, 0.1],
];

/** Weights of what is done with a product short of ordering it. */
export const weightsByKind = [
  ['view', 1],
  ['comment', 0.5],
  ['like', 0.5],
  ['favorite', 1],
  ['share', 2],
  ['cart_add', 1.5],
] as const;
