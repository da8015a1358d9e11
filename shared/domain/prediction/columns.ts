import { fitScaler, type Scaler, scaleRows } from '../clusters/scaler.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { packRows, type SparseRow, type SparseRows } from './sparse-rows.ts';

/** What is known of a customer that something can be learnt from. */
export interface AttributeFeatures {
  /** Name, such as `category/Electronics/Phone`, and how much of it there is, about 0..1. Made by `createTokens`. */
  readonly tokens: ReadonlyMap<string, number>;
  /** One for each number of the model, in its order; NaN where not known. */
  readonly numbers: readonly number[];
}

/** Which column stands for what: those of tokens first, then those of numbers. JSON keeps it whole. */
export interface Columns {
  /** By UTF-8 bytes. */
  readonly tokens: readonly string[];
  readonly numbers: readonly string[];
  readonly scaler: Scaler;
}

export interface NumberColumn {
  readonly key: string;
  /** Whether log(1 + x) is taken first. */
  readonly heavyTailed: boolean;
}

/**
 * Tokens that enough customers have, of too many those that most have, of as many the first by UTF-8 bytes; and the scales of the
 * numbers.
 */
export function fitColumns(
  customers: readonly AttributeFeatures[],
  numbers: readonly NumberColumn[],
  minSupport: number,
  maxTokens: number,
): Columns {
  const support = new Map<string, number>();
  for (const { tokens } of customers)
    for (const token of tokens.keys()) support.set(token, (support.get(token) ?? 0) + 1);
  const kept = [...support]
    .filter(([, count]) => count >= minSupport)
    .sort(([a, x], [b, y]) => y - x || compareUtf8(a, b))
    .slice(0, maxTokens);
  return {
    tokens: kept.map(([token]) => token).sort(compareUtf8),
    numbers: numbers.map(({ key }) => key),
    scaler: fitScaler(
      Float64Array.from(customers.flatMap((customer) => customer.numbers)),
      numbers.map(({ heavyTailed }) => heavyTailed),
    ),
  };
}

/** Makes rows of customers; what the model does not know of is left out. */
export function createEncoder({
  tokens,
  numbers,
  scaler,
}: Columns): (customers: readonly AttributeFeatures[]) => SparseRows {
  const columnOf = new Map(tokens.map((token, column) => [token, column]));
  const rowOf = (customer: AttributeFeatures): SparseRow => {
    const row: [number, number][] = [];
    for (const [token, value] of customer.tokens) {
      const column = columnOf.get(token);
      if (column !== undefined && value !== 0) row.push([column, value]);
    }
    row.sort(([a], [b]) => a - b);
    scaleRows(Float64Array.from(customer.numbers), scaler).forEach((value, at) => {
      if (value !== 0) row.push([tokens.length + at, value]);
    });
    return row;
  };
  return (customers) => packRows(customers.map(rowOf), tokens.length + numbers.length);
}
