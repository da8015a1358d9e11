import type { Customer } from '../customer/customer.ts';
import { fromTrait, type Told } from './from-trait.ts';

/**
 * The value of a trait that goes by several names: what the customer said before what others say, then in the order of the names.
 *
 * @param read value without blanks around it -> what it means; `undefined` where that cannot be told
 */
export function readTrait<T>(
  customer: Customer,
  names: readonly string[],
  read: (value: string) => T | undefined,
): Told<T> | undefined {
  if (customer.profile.traits.length === 0) return undefined;
  let other: Told<T> | undefined;
  for (const name of names) {
    const trait = customer.trait(name);
    if (trait === undefined || (trait.origin !== 'declared' && other !== undefined)) continue;
    const value = read(trait.value.trim());
    if (value === undefined) continue;
    if (trait.origin === 'declared') return fromTrait(trait, value);
    other = fromTrait(trait, value);
  }
  return other;
}

/** The first of two readings, unless the second alone is the customer's own word. */
export function ownWordFirst<T>(first: Told<T> | undefined, second: () => Told<T> | undefined): Told<T> | undefined {
  if (first?.origin === 'declared') return first;
  const other = second();
  return other?.origin === 'declared' ? other : (first ?? other);
}

/** A text in lower case with single blanks; `undefined` where nothing is said. */
export function plainWords(text: string): string | undefined {
  const words = text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return words === '' || nothingSaid.has(words) ? undefined : words;
}

const nothingSaid = new Set(['unknown', 'none', 'null', 'n/a', 'na', '-', '未知', '无', '不详', '保密']);

/** A reader of texts that are spelt in several ways; what is in no way known stays as it is, in lower case. */
export const spelt =
  (spellings: ReadonlyMap<string, string>) =>
  (text: string): string | undefined => {
    const words = plainWords(text);
    return words === undefined ? undefined : (spellings.get(words) ?? words);
  };

/** Spelling -> value, of lists of spellings by value. */
export const spellingsOf = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(lists).flatMap(([value, spellings]) => [value, ...spellings].map((text) => [text, value])));
