import { compareUtf8 } from '../compare-utf8.ts';

/**
 * A term that fewer searched for, on the day with most of them, may say who they are. Ids are counted: one customer's ids that are linked
 * only later still count apart.
 */
export const fewestSearchers = 10;

const mostTerms = 100;

export interface SearchTerms {
  /** At most 100, commonest first: how many customers searched for it, once a day each. */
  readonly listed: readonly (readonly [term: string, customers: number])[];
  /** Terms that too few searched for on every one of the days. */
  readonly tooRare: number;
}

export interface SearchTermsFit {
  /** Days in their order; a day may come in several shares of its customers. */
  addDay(day: number, searches: Iterable<readonly [term: string, customers: number]>): void;
  finish(): SearchTerms;
}

interface TermDraft {
  customers: number;
  day: number;
  onThatDay: number;
  mostOnOneDay: number;
}

export function createSearchTermsFit(): SearchTermsFit {
  const terms = new Map<string, TermDraft>();
  return {
    addDay(day, searches) {
      for (const [term, customers] of searches) {
        const known = terms.get(term) ?? { customers: 0, day, onThatDay: 0, mostOnOneDay: 0 };
        known.customers += customers;
        known.onThatDay = customers + (known.day === day ? known.onThatDay : 0);
        known.day = day;
        known.mostOnOneDay = Math.max(known.mostOnOneDay, known.onThatDay);
        terms.set(term, known);
      }
    },
    finish() {
      const common = [...terms].filter(([, { mostOnOneDay }]) => mostOnOneDay >= fewestSearchers);
      return {
        listed: common
          .map(([term, { customers }]): [string, number] => [term, customers])
          .sort(([a, x], [b, y]) => y - x || compareUtf8(a, b))
          .slice(0, mostTerms),
        tooRare: terms.size - common.length,
      };
    },
  };
}
