import type { Language } from './language-of.ts';

const units: Readonly<Record<Language, RegExp>> = {
  en: /[a-z0-9]+(?:'[a-z]+)*|\p{Extended_Pictographic}|[.,;:!?()\n]/gu,
  zh: /\p{Script=Han}|[a-z0-9]+|\p{Extended_Pictographic}|[.,;:!?()\n。、…~]/gu,
};
const isMark = /^[.,;:!?()\n。、…~]$/;

/** English words that end in a "not", with and without its apostrophe. */
const isNegated = /^(?:.*n't|cannot|(?:ca|do|does|did|is|was|are|wo|would|could|should|has|have)nt)$/;

/**
 * Clauses of a text between its punctuation marks, as units: words in lower case, with `not` for `don't` and its like, and emoji; of a
 * Chinese text single Chinese characters as well.
 */
export function clausesOf(text: string, language: Language): string[][] {
  const clauses: string[][] = [[]];
  // Brings full-width letters and marks to the ordinary ones.
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  for (const [unit] of plain.matchAll(units[language])) {
    if (isMark.test(unit)) clauses.push([]);
    else clauses.at(-1)?.push(isNegated.test(unit) ? 'not' : unit);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** An entry of a dictionary in a clause, or `undefined` for one unit that is in none. */
export interface Match<T> {
  readonly value: T | undefined;
  /** Units that it is made of. */
  readonly length: number;
}

export interface Dictionary<T> {
  /** By words joined by one space in English, by nothing in Chinese. */
  readonly entries: ReadonlyMap<string, T>;
  readonly joint: '' | ' ';
  /** By first unit, units of the longest entry that begins with it. */
  readonly longest: ReadonlyMap<string, number>;
}

export function dictionaryOf<T>(entries: Iterable<readonly [string, T]>, language: Language): Dictionary<T> {
  const map = new Map(entries);
  const joint = language === 'zh' ? '' : ' ';
  const longest = new Map<string, number>();
  for (const key of map.keys()) {
    const units = joint === '' ? [...key] : key.split(joint);
    const first = units[0] as string;
    longest.set(first, Math.max(longest.get(first) ?? 0, units.length));
  }
  return { entries: map, joint, longest };
}

/** Reads a clause from its beginning, always by the longest entry that fits: the usual way to part Chinese words by a dictionary. */
export function* matchesIn<T>(
  clause: readonly string[],
  { entries, joint, longest }: Dictionary<T>,
): Generator<Match<T>> {
  for (let at = 0; at < clause.length; ) {
    let length = Math.min(longest.get(clause[at] as string) ?? 0, clause.length - at);
    let value: T | undefined;
    while (length > 0) {
      value = entries.get(clause.slice(at, at + length).join(joint));
      if (value !== undefined) break;
      length--;
    }
    length = Math.max(1, length);
    yield { value, length };
    at += length;
  }
}
