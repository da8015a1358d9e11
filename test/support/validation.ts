import { expect } from 'vitest';
import { isWithin, type Oracle, oracleTable } from './oracle-table.ts';
import { recordSection } from './recorded-section.ts';

export interface RecordedOracle extends Oracle {
  /** Of `docs/validation.md`; one test file a section. */
  readonly section: string;
}

const sections = new Map<string, Oracle[]>();

/** Puts the row into its section, also where it misses, and asserts that ours is within the tolerance. */
export function recordOracle({ section, ...row }: RecordedOracle): void {
  const rows = sections.get(section) ?? [];
  sections.set(section, [...rows, row]);
  const { oracle, expected, ours, tolerance, bound } = row;
  expect(isWithin(row), `${oracle}: expected ${bound ?? ''} ${expected} ± ${tolerance}, ours is ${ours}`).toBe(true);
}

/** Has the rows of a section put into `docs/validation.md` when the tests of the file are done; called once, beside the imports. */
export const recordOracles = (section: string): void =>
  recordSection('validation', section, () => oracleTable(sections.get(section) ?? []));
