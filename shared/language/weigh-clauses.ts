import { clausesOf, matchesIn } from './clauses.ts';
import type { Language } from './language-of.ts';
import { lexiconOf } from './lexicon.ts';
import { turningWords } from './turning-words.ts';

/** A part of a sentence and how it is meant. */
export interface WeighedClause {
  readonly units: readonly string[];
  /** Sum of its opinions' weights, turned and strengthened. */
  readonly weight: number;
  /** Opinions in it. */
  readonly words: number;
  /** Whether it begins with a "but". */
  readonly isContrast: boolean;
}

/** A negated opinion is weaker than its opposite: "not bad" is less than "good". As in VADER (Hutto & Gilbert 2014). */
const negation = -0.74;
/** Units between a degree and its opinion, at most. */
const degreeReach = 2;

/** The clauses of a text with the weights of their opinions. A "but" begins a clause of its own. */
export function weighClauses(text: string, language: Language): WeighedClause[] {
  return clausesOf(text, language).flatMap((units) => partsOf(units, language).map((part) => weigh(part, language)));
}

interface Part {
  readonly units: string[];
  readonly isContrast: boolean;
}

function partsOf(units: readonly string[], language: Language): Part[] {
  const parts: Part[] = [{ units: [], isContrast: false }];
  let at = 0;
  for (const { value, length } of matchesIn(units, lexiconOf(language))) {
    if (value?.role === 'contrast') parts.push({ units: [], isContrast: true });
    else parts.at(-1)?.units.push(...units.slice(at, at + length));
    at += length;
  }
  return parts.filter((part) => part.units.length > 0);
}

function weigh({ units, isContrast }: Part, language: Language): WeighedClause {
  const { reach } = turningWords[language];
  let [weight, words] = [0, 0];
  let [isNegated, sinceNegator] = [false, 0];
  let [factor, sinceDegree] = [1, 0];
  for (const { value, length } of matchesIn(units, lexiconOf(language))) {
    if (value?.role === 'negator') {
      isNegated = !(isNegated && sinceNegator <= reach);
      sinceNegator = 0;
    } else if (value?.role === 'degree') {
      factor *= value.factor;
      sinceDegree = 0;
    } else if (value?.role === 'opinion' && value.weight !== 0) {
      weight += value.weight * factor * (isNegated ? negation : 1);
      words++;
      [isNegated, factor] = [false, 1];
    } else {
      sinceNegator += length;
      sinceDegree += length;
      if (sinceNegator > reach) isNegated = false;
      if (sinceDegree > degreeReach) factor = 1;
    }
  }
  return { units, weight, words, isContrast };
}
