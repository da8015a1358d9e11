/** Steps that scores 0..1 are counted in. */
const steps = 10_000;

/** How many customers have which score: exact counts by ten-thousandth, so parts add up whatever they were. JSON keeps it whole. */
export interface ScoreCounts {
  /** Ten-thousandth, rounded down -> customers, where there are any, by falling score. */
  readonly counts: readonly (readonly [step: number, customers: number])[];
}

export interface ScoreCounter {
  /** @param score 0..1, six decimals */
  add(score: number): void;
  merge(counts: ScoreCounts): void;
  counts(): ScoreCounts;
}

export function createScoreCounter(): ScoreCounter {
  const customers = new Float64Array(steps + 1);
  const raise = (step: number, by: number) => {
    customers[step] = (customers[step] as number) + by;
  };
  return {
    // Millionths first: 0.0003 · 10,000 is a little less than 3.
    add: (score) => raise(Math.floor(Math.round(score * 1e6) / 100), 1),
    merge: ({ counts }) => {
      for (const [step, count] of counts) raise(step, count);
    },
    counts: () => ({
      counts: Array.from(customers, (count, step) => [step, count] as const)
        .filter(([, count]) => count > 0)
        .reverse(),
    }),
  };
}

export interface Threshold {
  /** Customers of at least this score are in. */
  readonly score: number;
  /** How many those are. */
  readonly customers: number;
}

/**
 * The highest threshold that at least `size` customers reach, so a group of equal scores is never cut; all who score above 0 where
 * those are fewer. `undefined` where nobody does.
 *
 * @param size at least 1
 */
export function thresholdFor({ counts }: ScoreCounts, size: number): Threshold | undefined {
  let threshold: Threshold | undefined;
  for (const [step, count] of counts) {
    if (step === 0 || (threshold?.customers ?? 0) >= size) break;
    threshold = { score: step / steps, customers: (threshold?.customers ?? 0) + count };
  }
  return threshold;
}

/** Customers of at least the score. @param score in whole ten-thousandths */
export const customersFrom = ({ counts }: ScoreCounts, score: number): number =>
  counts.reduce((sum, [step, count]) => (step / steps >= score ? sum + count : sum), 0);
