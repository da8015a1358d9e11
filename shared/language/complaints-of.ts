import { type Dictionary, dictionaryOf, matchesIn } from './clauses.ts';
import type { Language } from './language-of.ts';
import { labelOf, type SentimentLabel, scoreOf } from './sentiment-of.ts';
import { type Topic, topics, topicWords } from './topic-words.ts';
import type { WeighedClause } from './weigh-clauses.ts';

/** Ratings of five at or below which a text is a complaint, and at or above which it is praise. */
const worstRatings = 2;
const bestRatings = 4;

/**
 * What a text complains about, in the order of `topics`. A topic takes the opinion of the part of the sentence it is named in, so that
 * "good quality but slow delivery" complains about the delivery alone; where that part has none, the rating's, and without a telling
 * rating the text's.
 *
 * @param clauses of the text
 * @param rating 1..5, where there is one
 */
export function complaintsOf(clauses: readonly WeighedClause[], language: Language, rating?: number): Topic[] {
  const found = new Set<Topic>();
  const whole = labelOfRating(rating) ?? labelOf(scoreOf(clauses));
  for (const clause of clauses) {
    const label = clause.words > 0 ? labelOf(scoreOf([{ ...clause, isContrast: false }])) : whole;
    if (label === 'negative') for (const topic of topicsIn(clause.units, language)) found.add(topic);
  }
  return topics.filter((topic) => found.has(topic));
}

function labelOfRating(rating: number | undefined): SentimentLabel | undefined {
  if (rating === undefined) return undefined;
  if (rating <= worstRatings) return 'negative';
  return rating >= bestRatings ? 'positive' : undefined;
}

function* topicsIn(units: readonly string[], language: Language): Generator<Topic> {
  for (const { value } of matchesIn(units, dictionary(language))) if (value !== undefined) yield value;
}

const made = new Map<Language, Dictionary<Topic>>();

function dictionary(language: Language): Dictionary<Topic> {
  let words = made.get(language);
  if (words === undefined) {
    const entries = topics.flatMap((topic) =>
      topicWords[topic][language].split('|').map((word) => [word, topic] as const),
    );
    words = dictionaryOf(entries, language);
    made.set(language, words);
  }
  return words;
}
