/** How sure n observations of a habit are: n / (n + 2), as one says little of the next. */
export const confidenceOf = (observations: number): number => observations / (observations + 2);
