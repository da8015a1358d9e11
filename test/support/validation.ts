import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { expect } from 'vitest';

/** A figure known from elsewhere beside ours: a row of `docs/validation.md`. */
export interface Oracle {
  /** Names the file of rows; one test file a section, since the first row of a file's run empties it. Letters, digits and dashes. */
  readonly section: string;
  /** What the figure is, such as `BG/NBD on CDNOW: r`. Unique within the section. */
  readonly oracle: string;
  /** Where the expected figure was published, or with what it was computed. */
  readonly source: string;
  readonly expected: number;
  readonly ours: number;
  /** Largest difference, of either sign, that is no error. */
  readonly tolerance: number;
}

const folder = new URL('../../.cache/validation/', import.meta.url);
const begun = new Set<string>();

/** Writes the row to `.cache/validation/<section>.jsonl`, also where it misses, and asserts |ours − expected| ≤ tolerance. */
export function recordOracle(row: Oracle): void {
  const file = new URL(`${row.section}.jsonl`, folder);
  if (!begun.has(row.section)) {
    begun.add(row.section);
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
  }
  appendFileSync(file, `${JSON.stringify(row)}\n`);
  const { oracle, expected, ours, tolerance } = row;
  expect(
    Math.abs(ours - expected),
    `${oracle}: expected ${expected} ± ${tolerance}, ours is ${ours}`,
  ).toBeLessThanOrEqual(tolerance);
}
