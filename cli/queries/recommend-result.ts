import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { learnedFiles } from '../../shared/contracts/learned-models.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { historyOf } from '../../shared/domain/recommendations/customer-history.ts';
import type { Because } from '../../shared/domain/recommendations/explain.ts';
import { readRecommender } from '../../shared/store/read-recommender.ts';
import { requireReadable } from '../../shared/store/readable-run.ts';
import { findRunCustomer } from '../../shared/store/run-customers.ts';
import type { RecommendResult } from '../results/recommend.ts';
import type { QueryRuntime } from '../system.ts';
import { clusterName } from './cluster-name.ts';
import { findCustomer } from './find-customer.ts';
import { productNames } from './product-names.ts';
import { oldRun, requirePlan } from './published-run.ts';
import { readState } from './read-state.ts';

export interface RecommendRequest {
  readonly count: number;
  /** Whether items that the customer has may be recommended again. */
  readonly again: boolean;
}

const mostCategories = 5;

/**
 * What to offer one customer, by the published run's model and what it knows of them. Who has done nothing with any product, or came
 * after the run, gets what is popular in their cluster, then at all. `undefined` where nobody has the id.
 *
 * @throws {CommandFailure} before the first run, and where an earlier version made it, which recommended nothing
 * @throws {OtherRunEncodingError}
 */
export async function recommendResult(
  { objects, profiles, configurations }: QueryRuntime,
  id: string,
  { count, again }: RecommendRequest,
): Promise<RecommendResult | undefined> {
  const plan = await requirePlan(objects);
  requireReadable(plan);
  const profile = await findCustomer({ profiles }, id);
  if (profile === undefined) return undefined;
  const { settings } = await configurations.load(plan.configuration);
  const recommender = await readRecommender(objects, plan.run, { again });
  if (recommender === undefined) throw oldRun(bucketKeys.learned(plan.run, learnedFiles.recommendations));
  const customer = await findRunCustomer(objects, plan, profile.id, customerOptions(settings, plan.asOfDay));
  const { cluster = 'none' } = (await readState(objects, plan, profile.id)) ?? {};
  const history = customer === undefined ? [] : historyOf(customer.evidence);
  const request = { history, ...(cluster !== 'none' && { segment: cluster }) };
  const items = recommender.recommend(request, count).map(({ item, ...rest }) => ({ id: item, ...rest }));
  const categories = recommender.recommendCategories(request, Math.min(count, mostCategories));
  const products = [
    ...items.flatMap((item) => [item.id, ...productsOf(item.because)]),
    ...categories.flatMap(({ because }) => productsOf(because)),
  ];
  return {
    userId: customerIdOf(profile.id),
    run: plan.run,
    items,
    categories,
    cluster: cluster === 'none' ? null : { id: cluster, name: await clusterName(objects, plan.run, cluster) },
    known: history.length,
    names: await productNames(objects, plan, products),
  };
}

const productsOf = (because: Because): readonly string[] =>
  because.kind === 'popular' ? [] : typeof because.of === 'string' ? [because.of] : because.of;
