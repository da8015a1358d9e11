import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './attribute-values.ts';

/** What records of drops and runs are made of. */
export type RecordValue = string | number | undefined | { readonly [name: string]: RecordValue };

/** A record as an item; what is `undefined` is left out. */
export function toRecordItem(record: { readonly [name: string]: RecordValue }): Item {
  const entries = Object.entries(record).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, toValue(value)] as const],
  );
  return Object.fromEntries(entries);
}

/** The plain value of an item, to be parsed. Knows texts, numbers and maps. */
export const fromRecordItem = (item: Item): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).map(([name, { S, N, M }]) => [name, S ?? (M ? fromRecordItem(M) : Number(N))]),
  );

export function toValue(value: Exclude<RecordValue, undefined>): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { M: toRecordItem(value) };
}
