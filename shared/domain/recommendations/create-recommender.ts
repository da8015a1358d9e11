import { compareUtf8 } from '../compare-utf8.ts';
import { type Because, explain, type SourceKind } from './explain.ts';
import { indexModel } from './model-index.ts';
import { type HistoryEntry, ownItems } from './own-items.ts';
import type { RecommendationModel } from './recommendation-model.ts';
import { scoreAgain, scoreContent, scorePopular, scoreRules, scoreSimilar } from './score-sources.ts';
import { createScores, type Scores } from './scores.ts';
import { createTopEntries } from './top-entries.ts';

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

/** In the order in which their parts are added; of equal parts the first is the reason. */
const sourceKinds: readonly SourceKind[] = ['again', 'item', 'content', 'rule', 'popular'];

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
  const known = model.items.length;
  // One row for each, emptied after use: a customer touches few of the items.
  const [scores, totals, parts] = [1, 2, 3].map(() => createScores(known + maxOwnItems)) as [Scores, Scores, Scores];
  const bestSource = new Uint8Array(known + maxOwnItems);

  /** Fills the totals and what each item's strongest source is, and has them used before they are emptied. */
  function blend<T>({ history, segment }: RecommendationRequest, use: (blended: Blended) => T): T {
    const own = ownItems(history, index, maxOwnItems);
    const has = new Set(again ? [] : history.map(({ item }) => index.placeOf.get(item)));
    const sources: Readonly<Record<SourceKind, () => void>> = {
      again: () => again && scoreAgain(own, scores),
      item: () => scoreSimilar(own, index, scores),
      content: () => scoreContent(own, index, scores),
      rule: () => scoreRules(own, index, scores),
      popular: () => scorePopular(segment, index, scores),
    };
    sourceKinds.forEach((kind, source) => {
      sources[kind]();
      let greatest = 0;
      for (const item of scores.touched) if (!has.has(item)) greatest = Math.max(greatest, scores.of(item));
      for (const item of scores.touched) {
        if (has.has(item)) continue;
        const part = (weights[kind] * scores.of(item)) / greatest;
        totals.add(item, part);
        if (part > parts.of(item)) bestSource[item] = source;
        parts.raise(item, part);
      }
      scores.clear();
    });
    const unknown = new Map(own.filter(({ place }) => place >= known).map((item) => [item.place, item]));
    const used = use({
      nameOf: (item) => model.items[item] ?? (unknown.get(item)?.id as string),
      categoryOf: (item) => (item < known ? index.categoryOf(item) : unknown.get(item)?.category),
      because: (item) => explain(item, sourceKinds[bestSource[item] as number] as SourceKind, own, segment, index),
    });
    totals.clear();
    parts.clear();
    return used;
  }

  function recommend(request: RecommendationRequest, count: number): Recommendation[] {
    return blend(request, ({ nameOf, because }) => {
      const top = createTopEntries(count, (a, b) => compareUtf8(nameOf(a), nameOf(b)));
      for (const item of totals.touched) top.offer(item, totals.of(item));
      return top.take().map(({ entry, score }) => ({
        item: nameOf(entry),
        score: rounded(score),
        because: because(entry),
      }));
    });
  }

  function recommendCategories(request: RecommendationRequest, count: number): CategoryRecommendation[] {
    return blend(request, ({ nameOf, categoryOf, because }) => {
      const sums = new Map<string, { score: number; leader: number }>();
      const isBefore = (a: number, b: number): boolean =>
        totals.of(a) > totals.of(b) || (totals.of(a) === totals.of(b) && compareUtf8(nameOf(a), nameOf(b)) < 0);
      for (const item of totals.touched) {
        const category = categoryOf(item);
        if (category === undefined) continue;
        const { score = 0, leader = item } = sums.get(category) ?? {};
        sums.set(category, { score: score + totals.of(item), leader: isBefore(item, leader) ? item : leader });
      }
      return [...sums]
        .map(([category, { score, leader }]) => ({ category, score: rounded(score), leader }))
        .sort((a, b) => b.score - a.score || compareUtf8(a.category, b.category))
        .slice(0, count)
        .map(({ category, score, leader }) => ({ category, score, because: because(leader) }));
    });
  }

  return { recommend, recommendCategories };
}

interface Blended {
  readonly nameOf: (item: number) => string;
  readonly categoryOf: (item: number) => string | undefined;
  readonly because: (item: number) => Because;
}

const rounded = (score: number): number => Math.round(score * decimals) / decimals;
