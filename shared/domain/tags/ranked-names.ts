import { compareUtf8 } from '../compare-utf8.ts';

/** How much of something each name has. */
export type NameSums = Map<string, number>;

export interface FirstName {
  readonly name: string;
  /** Of all that has a name, 0..1. */
  readonly share: number;
}

export function addToName(sums: NameSums, name: string, amount: number): void {
  sums.set(name, (sums.get(name) ?? 0) + amount);
}

/** The name with the most, of several the first by UTF-8 bytes; `undefined` where none has any. */
export function firstName(sums: NameSums): FirstName | undefined {
  let total = 0;
  let most = 0;
  let first: string | undefined;
  for (const [name, amount] of sums) {
    total += amount;
    if (amount < most || (amount === most && (first === undefined || compareUtf8(first, name) <= 0))) continue;
    most = amount;
    first = name;
  }
  return first === undefined ? undefined : { name: first, share: most / total };
}
