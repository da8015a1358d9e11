import { compareUtf8 } from '../compare-utf8.ts';
import { type Because, explain, type SourceKind } from './explain.ts';
import { indexModel } from './model-index.ts';
import { type HistoryEntry, ownItems } from './own-items.ts';
import type { RecommendationModel } from './recommendation-model.ts';
import { type Scores, scoreAgain, scoreContent, scorePopular, scoreRules, scoreSimilar } from './score-sources.ts';

export interface Recommendation {
  readonly item: string;
  /** Above 0, six decimals. */
  readonly score: number;
  /** The source that says most for it. */
  readonly because: Because;
}

export interface CategoryRecommendation {
  /** Path as in the catalogue. */
  readonly category: string;
  readonly score: number;
  /** Of the best item in it. */
  readonly because: Because;
}

export interface RecommendationRequest {
  /** In any order; an item may repeat. Empty for who never did anything. */
  readonly history: readonly HistoryEntry[];
  readonly segment?: string;
}

export interface Recommender {
  /** By falling score, then UTF-8 of the id; fewer than `count` only where the model has no more. */
  recommend(request: RecommendationRequest, count: number): Recommendation[];
  /** Leaf categories by falling score, then UTF-8: the sum of what speaks for items in them. */
  recommendCategories(request: RecommendationRequest, count: number): CategoryRecommendation[];
}

export interface RecommenderOptions {
  /**
   * Whether items that the customer has may be recommended again, which then go before others.
   * @default true
   */
  readonly again?: boolean;
  /** What a source counts whose best item for the customer has the score 1. */
  readonly weights?: Readonly<Partial<Record<SourceKind, number>>>;
  /** Of a customer, the newest. @default 500 */
  readonly maxOwnItems?: number;
}

/** Chosen on a validation month of Online Retail, see ADR 013. */
export const defaultWeights: Readonly<Record<SourceKind, number>> = {
  again: 10,
  item: 1,
  content: 0.1,
  rule: 0.1,
  popular: 0.01,
};

const decimals = 1_000_000;

/**
 * Recommends from a model: items that go with what the customer has, that are like it and popular, that rules lead to, that customers of
 * the segment or all have. Each source's scores are divided by its greatest for the customer, weighed and added up. Who has nothing
 * gets what is popular in the segment, and then what is popular at all.
 */
export function createRecommender(model: RecommendationModel, options: RecommenderOptions = {}): Recommender {
  const { again = true, maxOwnItems = 500 } = options;
  const weights = { ...defaultWeights, ...options.weights };
  const index = indexModel(model);

  function blend({ history, segment }: RecommendationRequest) {
    const own = ownItems(history, model.halfLifeDays, maxOwnItems);
    const sources: readonly (readonly [SourceKind, Scores])[] = [
      ['again', again ? scoreAgain(own) : new Map()],
      ['item', scoreSimilar(own, index)],
      ['content', scoreContent(own, index)],
      ['rule', scoreRules(own, index)],
      ['popular', scorePopular(segment, index)],
    ];
    const totals: Scores = new Map();
    const best = new Map<string, { kind: SourceKind; part: number }>();
    const left = new Set(again ? [] : history.map(({ item }) => item));
    for (const [kind, scores] of sources) {
      let greatest = 0;
      for (const [id, score] of scores) if (!left.has(id)) greatest = Math.max(greatest, score);
      for (const [id, score] of scores) {
        const part = (weights[kind] * score) / greatest;
        if (left.has(id) || !(part > 0)) continue;
        totals.set(id, (totals.get(id) ?? 0) + part);
        if (part > (best.get(id)?.part ?? 0)) best.set(id, { kind, part });
      }
    }
    const because = (id: string): Because => explain(id, best.get(id)?.kind ?? 'popular', own, segment, index);
    return { totals, because };
  }

  function recommend(request: RecommendationRequest, count: number): Recommendation[] {
    const { totals, because } = blend(request);
    return ranked(totals, count).map(([item, score]) => ({ item, score: rounded(score), because: because(item) }));
  }

  function recommendCategories(request: RecommendationRequest, count: number): CategoryRecommendation[] {
    const { totals, because } = blend(request);
    const facts = new Map(request.history.map((entry) => [entry.item, entry]));
    const sums: Scores = new Map();
    const leaders = new Map<string, string>();
    for (const [id, score] of ranked(totals, totals.size)) {
      const place = index.placeOf.get(id);
      const { category } = place === undefined ? (facts.get(id) ?? {}) : index.factsOf(place);
      if (category === undefined) continue;
      sums.set(category, (sums.get(category) ?? 0) + score);
      if (!leaders.has(category)) leaders.set(category, id);
    }
    return ranked(sums, count).map(([category, score]) => ({
      category,
      score: rounded(score),
      because: because(leaders.get(category) as string),
    }));
  }

  return { recommend, recommendCategories };
}

const rounded = (score: number): number => Math.round(score * decimals) / decimals;

/** By falling score, then UTF-8. */
const ranked = (scores: Scores, count: number): [string, number][] =>
  [...scores].sort(([a, x], [b, y]) => y - x || compareUtf8(a, b)).slice(0, count);
