import { createRecommender, type RecommenderOptions } from './create-recommender.ts';
import { fitRecommendations, type RecommendationData, type RecommendationOptions } from './fit-recommendations.ts';
import { foldHistories, splitAtDay } from './interactions.ts';
import { mostPopular, popularity } from './popular-items.ts';

/** How good lists of recommendations are. */
export interface ListQuality {
  /** Mean over customers of the share of what they took later that was in their list; 0..1. */
  readonly recall: number;
  /** Share of the catalogue that was in any list; 0..1. */
  readonly coverage: number;
}

export interface RecommendationEvaluation {
  readonly k: number;
  /** Customers seen before the day and with something to be found from it on. */
  readonly customers: number;
  /** Items seen before the day. */
  readonly catalogue: number;
  readonly recommended: ListQuality;
  /** The same list of most popular items for everybody, without what they have where `again` is false. */
  readonly popular: ListQuality;
}

export interface EvaluationOptions {
  /** Recommendations are fitted to the rows before this day and tried on those from it on. */
  readonly fromDay: number;
  /** Length of the lists. */
  readonly k: number;
  readonly fit?: RecommendationOptions;
  /** With `again: false` only items count that the customer did not have before the day. */
  readonly recommend?: RecommenderOptions;
}

/** What there is to be found: for each customer of the trial the ids that they took from the day on. */
export interface Trial {
  /** Places of the customers. */
  readonly customers: readonly number[];
  /** Of each of these customers. */
  readonly wanted: readonly ReadonlySet<string>[];
  /** Items seen before the day. */
  readonly catalogue: number;
}

/** Splits by time and says whose later items are to be found. */
export function planTrial(
  { names, interactions }: Pick<RecommendationData, 'names' | 'interactions'>,
  { fromDay, again }: { readonly fromDay: number; readonly again: boolean },
): Trial {
  const { before, after } = splitAtDay(interactions, fromDay);
  const customers: number[] = [];
  const wanted: Set<string>[] = [];
  for (let customer = 0; customer + 1 < before.offsets.length; customer++) {
    const had = new Set(before.items.subarray(before.offsets[customer], before.offsets[customer + 1]));
    const took = new Set(after.items.subarray(after.offsets[customer], after.offsets[customer + 1]));
    const sought = again ? took : new Set([...took].filter((item) => !had.has(item)));
    if (had.size === 0 || sought.size === 0) continue;
    customers.push(customer);
    wanted.push(new Set([...sought].map((item) => names[item] as string)));
  }
  return { customers, wanted, catalogue: new Set(before.items).size };
}

/** @param lists one for each customer of the trial */
export function measureLists(lists: readonly (readonly string[])[], { wanted, catalogue }: Trial): ListQuality {
  const shown = new Set<string>();
  let recalls = 0;
  wanted.forEach((sought, at) => {
    const list = new Set(lists[at]);
    for (const id of list) shown.add(id);
    recalls += [...list].filter((id) => sought.has(id)).length / sought.size;
  });
  return {
    recall: wanted.length === 0 ? 0 : recalls / wanted.length,
    coverage: catalogue === 0 ? 0 : shown.size / catalogue,
  };
}

/**
 * Recall and coverage on a split by time, beside those of popularity: nothing from `fromDay` on is known to the model, the histories or
 * the popularity. Rules of `data` must come from before it too.
 */
export function evaluateRecommendations(
  data: RecommendationData,
  options: EvaluationOptions,
): RecommendationEvaluation {
  const { fromDay, k, fit, recommend = {} } = options;
  const again = recommend.again ?? true;
  const trial = planTrial(data, { fromDay, again });
  const { before } = splitAtDay(data.interactions, fromDay);
  const known = { ...data, interactions: before, day: fromDay - 1 };
  const recommender = createRecommender(fitRecommendations(known, fit), recommend);
  const histories = foldHistories(before, Number.POSITIVE_INFINITY);
  const rowsOf = (customer: number) => {
    const rows = [];
    for (let row = histories.offsets[customer] as number; row < (histories.offsets[customer + 1] as number); row++) {
      const item = data.names[histories.items[row] as number] as string;
      const [day, weight] = [histories.days[row] as number, histories.weights[row] as number];
      rows.push({ ...data.factsOf?.(item), item, day, weight });
    }
    return rows;
  };
  const bestSellers = mostPopular(
    popularity(histories, { items: data.names.length, day: fromDay - 1, halfLifeDays: Number.POSITIVE_INFINITY }),
    data.names.length,
  ).map((item) => data.names[item] as string);
  const recommended = trial.customers.map((customer) =>
    recommender
      .recommend({ history: rowsOf(customer), segment: data.segmentOf?.(customer) }, k)
      .map(({ item }) => item),
  );
  const popular = trial.customers.map((customer) => {
    if (again) return bestSellers.slice(0, k);
    const had = new Set(rowsOf(customer).map(({ item }) => item));
    return bestSellers
      .values()
      .filter((id) => !had.has(id))
      .take(k)
      .toArray();
  });
  return {
    k,
    customers: trial.customers.length,
    catalogue: trial.catalogue,
    recommended: measureLists(recommended, trial),
    popular: measureLists(popular, trial),
  };
}
