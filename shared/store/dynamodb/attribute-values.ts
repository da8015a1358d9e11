import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** An item is not as this program writes it. Names the attribute, not its value. */
export class UnreadableItemError extends Error {
  override readonly name = 'UnreadableItemError';

  constructor(attribute: string, expected: string) {
    super(`An item of the table was expected to have ${expected} as "${attribute}". Was it changed by hand?`);
  }
}

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const binary = (value: Uint8Array): AttributeValue => ({ B: value });

export function readText(item: Item, attribute: string): string {
  const value = item[attribute]?.S;
  if (value === undefined) throw new UnreadableItemError(attribute, 'a text');
  return value;
}

export function readNumber(item: Item, attribute: string): number {
  const value = item[attribute]?.N;
  if (value === undefined) throw new UnreadableItemError(attribute, 'a number');
  return Number(value);
}

/** A list of maps; empty when the attribute is not there. */
export function readList(item: Item, attribute: string): Item[] {
  const list = item[attribute]?.L ?? [];
  return list.map(({ M }) => {
    if (M === undefined) throw new UnreadableItemError(attribute, 'a list of maps');
    return M;
  });
}

/** Seconds since 1970-01-01T00:00Z as people read them: `2011-12-09T12:50:00Z`. */
export const instant = (seconds: number): AttributeValue =>
  text(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));

export function readInstant(item: Item, attribute: string): number {
  const seconds = Date.parse(readText(item, attribute)) / 1000;
  if (Number.isNaN(seconds)) throw new UnreadableItemError(attribute, 'an instant in ISO 8601');
  return seconds;
}
