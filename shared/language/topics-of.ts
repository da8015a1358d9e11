import { clausesOf, type Dictionary, dictionaryOf, matchesIn } from './clauses.ts';
import type { Language } from './language-of.ts';
import { languageOf } from './language-of.ts';
import { labelOf, type SentimentLabel, scoreOf } from './sentiment-of.ts';
import { type Topic, topics, topicWords } from './topic-words.ts';
import { weighClauses } from './weigh-clauses.ts';

export interface TopicOpinions {
  /** Topics complained about, in the order of `topics`. */
  readonly complaints: readonly Topic[];
  /** Topics praised; one can be both. */
  readonly praises: readonly Topic[];
}

/** Ratings of five at or below which a text is a complaint, and at or above which it is praise. */
const worstRatings = 2;
const bestRatings = 4;

/** What a text is about, in the order of `topics`. */
export function topicsOf(text: string, language: Language): Topic[] {
  const found = new Set(clausesOf(text, language).flatMap((units) => [...topicsIn(units, language)]));
  return topics.filter((topic) => found.has(topic));
}

/**
 * What a text complains about and what it praises. A topic takes the opinion of the part of the sentence it is named in, so that "good
 * quality but slow delivery" is praise and a complaint; where that part has none, the rating's, and without a telling rating the text's.
 * Neither where the language is not understood.
 *
 * @param rating 1..5, where there is one
 */
export function topicOpinionsOf(text: string, rating?: number): TopicOpinions {
  const language = languageOf(text);
  const [complaints, praises] = [new Set<Topic>(), new Set<Topic>()];
  if (language === undefined) return { complaints: [], praises: [] };
  const clauses = weighClauses(text, language);
  const whole = labelOfRating(rating) ?? labelOf(scoreOf(clauses));
  for (const clause of clauses) {
    const label = clause.words > 0 ? labelOf(scoreOf([{ ...clause, isContrast: false }])) : whole;
    const side = label === 'negative' ? complaints : label === 'positive' ? praises : undefined;
    if (side !== undefined) for (const topic of topicsIn(clause.units, language)) side.add(topic);
  }
  const listed = (side: ReadonlySet<Topic>) => topics.filter((topic) => side.has(topic));
  return { complaints: listed(complaints), praises: listed(praises) };
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
