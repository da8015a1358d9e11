import { compareUtf8 } from '../compare-utf8.ts';

/** What decides who comes first in an exclusive group. */
export interface Ranked {
  readonly id: string;
  readonly priority: number;
}

/** Higher priority first, of equal ones the smaller id by UTF-8 bytes. */
export const byRank = (a: Ranked, b: Ranked): number => b.priority - a.priority || compareUtf8(a.id, b.id);

/**
 * Whether a customer who could be in a campaign is in one before it in the same exclusive group.
 *
 * Which audiences are withheld for their size is known only when all customers were counted. Until then a customer belongs to every
 * campaign of the group that they could be in, each with its rivals: those before it. The first that is published has them.
 */
export const isLost = (rivals: readonly string[], withheld: ReadonlySet<string>): boolean =>
  rivals.some((rival) => !withheld.has(rival));
