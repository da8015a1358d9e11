/** Scores above 0 by number, most of them 0: a dense row and the numbers that have one. */
export interface Scores {
  /** Numbers with a score, as they came. */
  readonly touched: readonly number[];
  of(at: number): number;
  add(at: number, score: number): void;
  /** Sets the score where it is higher than what is there. */
  raise(at: number, score: number): void;
  clear(): void;
}

export function createScores(size: number): Scores {
  const values = new Float64Array(size);
  const touched: number[] = [];
  const set = (at: number, score: number): void => {
    if (!(score > 0)) return;
    if (values[at] === 0) touched.push(at);
    values[at] = score;
  };
  return {
    touched,
    of: (at) => values[at] as number,
    add: (at, score) => set(at, (values[at] as number) + score),
    raise: (at, score) => {
      if (score > (values[at] as number)) set(at, score);
    },
    clear: () => {
      for (const at of touched) values[at] = 0;
      touched.length = 0;
    },
  };
}
