import type { Event } from '../../shared/domain/event/event.ts';
import type { DropResult } from '../results.ts';

/** What would become of a file. Nothing was written. */
export interface DryRunResult {
  readonly source: string;
  readonly file: string;
  /** `applied` stands for rows that would be. */
  readonly rows: DropResult['rows'];
  /** Whether the whole file was looked at. */
  readonly whole: boolean;
  readonly refused: Readonly<Record<string, RefusedRows>>;
  readonly repaired: Readonly<Record<string, number>>;
  readonly customers: number;
  /** Kind -> rows. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Of the events, in the configured zone; `null` without any. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** The first rows that would be applied, as events. */
  readonly events: readonly { readonly line: number; readonly event: Event }[];
  readonly timeZone: string;
  readonly currency: string;
  /** Why the file could not be read at all; `null` when it can. */
  readonly problem: DropResult['problem'];
  readonly seconds: number;
}

/** Rows that one reason refuses. */
export interface RefusedRows {
  readonly rows: number;
  /** The first of them. */
  readonly lines: readonly number[];
  /** What was expected and what came, of the first. */
  readonly message: string;
}
