import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { type AssociationModel, learnedFiles } from '../../shared/contracts/learned-models.ts';
import type { ModelCard, ModelCards } from '../../shared/contracts/model-card.ts';
import type {
  CohortStatistics,
  FeedbackStatistics,
  FunnelStatistics,
  PictureStatistics,
  TogetherStatistics,
} from '../../shared/contracts/picture-statistics.ts';
import type { FeedbackSums, PictureSums } from '../../shared/contracts/picture-sums.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { firstDayOf, monthOf } from '../../shared/domain/activity/month-of.ts';
import { cohortRows } from '../../shared/domain/cohorts/cohort-sums.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { ShopFacts } from '../../shared/domain/shop/shop-facts.ts';
import { tiers } from '../../shared/domain/tiers/tier.ts';
import { funnelSteps } from '../../shared/domain/visits/funnel.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import { valueStatistics } from './value-statistics.ts';

const mostPaths = 12;
const mostSearches = 20;
const mostRules = 10;

/** What a run learned of all customers together, of its own files. */
export interface Learned {
  readonly facts: ShopFacts | undefined;
  readonly association: AssociationModel | undefined;
  readonly models: readonly ModelCard[];
}

/** Nothing of what a run did not write. */
export async function readLearned(objects: ObjectStore, run: string): Promise<Learned> {
  const find = <T>(key: string) => findJson(objects, key, (json) => json as T);
  const [facts, association, cards] = await Promise.all([
    find<ShopFacts>(bucketKeys.shop(run)),
    find<AssociationModel>(bucketKeys.learned(run, learnedFiles.association)),
    find<ModelCards>(bucketKeys.modelCards(run)),
  ]);
  return { facts, association, models: cards?.models ?? [] };
}

export const pictureStatistics = (
  sums: PictureSums,
  { facts, association }: Pick<Learned, 'facts' | 'association'>,
  { asOfDay }: Pick<RunPlan, 'asOfDay'>,
): PictureStatistics => ({
  cohorts: cohortStatistics(sums.cohorts, asOfDay),
  funnel: funnelStatistics(sums.visits, facts),
  value: valueStatistics(sums.value),
  together: togetherStatistics(association, facts),
  feedback: feedbackStatistics(sums.feedback),
});

function cohortStatistics(sums: PictureSums['cohorts'], asOfDay: number): CohortStatistics {
  const lastMonth = monthOf(asOfDay - 1).month;
  return {
    lastDate: dateOfDay(asOfDay - 1),
    isLastMonthOver: firstDayOf(lastMonth + 1) === asOfDay,
    rows: cohortRows({ lastMonth, ...sums }).map(({ month, customers, active }) => ({
      month: month === undefined ? null : dateOfDay(firstDayOf(month)).slice(0, 7),
      customers,
      active,
    })),
  };
}

function funnelStatistics(visits: PictureSums['visits'], facts: ShopFacts | undefined): FunnelStatistics {
  const dateOf = (day: number | null | undefined) => (day === null || day === undefined ? null : dateOfDay(day));
  return {
    firstDate: dateOf(facts?.firstDay),
    lastDate: dateOf(facts?.lastDay),
    steps: (facts === undefined ? [] : funnelSteps(facts.funnel)).map(({ stage, visits: count, meanSeconds }) => ({
      stage,
      visits: count,
      meanSeconds: meanSeconds ?? null,
    })),
    tiers: tiers.flatMap((key) => (visits[key] === undefined ? [] : [{ key, ...visits[key] }])),
    paths: (facts?.paths ?? []).slice(0, mostPaths).map(([path, count]) => ({ path, visits: count })),
    searches: (facts?.searches.listed ?? []).slice(0, mostSearches).map(([term, customers]) => ({ term, customers })),
    rareSearches: facts?.searches.tooRare ?? 0,
  };
}

function togetherStatistics(
  association: AssociationModel | undefined,
  facts: ShopFacts | undefined,
): TogetherStatistics {
  const rules = association?.rules.slice(0, mostRules) ?? [];
  const named = new Set(rules.flatMap(({ antecedent, consequent }) => [...antecedent, ...consequent]));
  const categories = new Map(
    facts?.products.filter(({ product }) => named.has(product)).map(({ product, category }) => [product, category]),
  );
  const item = (product: string) => ({ product, category: categories.get(product) ?? '' });
  return {
    baskets: association?.baskets ?? 0,
    rules: rules.map(({ antecedent, consequent, count, confidence, lift }) => ({
      antecedent: antecedent.map(item),
      consequent: consequent.map(item),
      count,
      confidence,
      lift,
    })),
  };
}

function feedbackStatistics(sums: FeedbackSums): FeedbackStatistics {
  const { customers, reviews, ratingHundredths, opinions, complaints } = sums;
  const stars = [1, 2, 3, 4, 5].map((star) => sums.stars[star] ?? 0);
  const rated = stars.reduce((total, count) => total + count, 0);
  const { negative = 0, neutral = 0, positive = 0 } = opinions;
  return {
    customers,
    reviews,
    rated,
    meanStars: rated === 0 ? null : ratingHundredths / 100 / rated,
    stars,
    opinions: { negative, neutral, positive },
    complaints: Object.entries(complaints)
      .map(([topic, count]) => ({ topic, reviews: count }))
      .sort((a, b) => b.reviews - a.reviews || compareUtf8(a.topic, b.topic)),
  };
}
