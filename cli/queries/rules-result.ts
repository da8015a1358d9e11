import { digestsInWindow } from '../../shared/contracts/digests-in-window.ts';
import { namedRules } from '../../shared/domain/association/named-rules.ts';
import { readBaskets } from '../../shared/store/read-baskets.ts';
import type { RulesResult } from '../results/rules.ts';
import type { OnProgress, QueryRuntime } from '../system.ts';
import { productNames } from './product-names.ts';
import { requirePlan } from './published-run.ts';

export interface RulesRequest {
  /** Share of the baskets, above 0, at most 1. */
  readonly minSupport: number;
  /** 0..1 */
  readonly minConfidence: number;
  /** Rules to give at most. */
  readonly max: number | undefined;
}

/**
 * What is bought together on the days of the published run, counted again with any support and confidence.
 *
 * @throws {CommandFailure} before the first run
 */
export async function rulesResult(
  { objects }: Pick<QueryRuntime, 'objects'>,
  { minSupport, minConfidence, max }: RulesRequest,
  onProgress: OnProgress = () => {},
): Promise<RulesResult> {
  const plan = await requirePlan(objects);
  const digests = digestsInWindow(plan.digests);
  const sample = await readBaskets(objects, withProgress(digests, onProgress));
  const counted = namedRules(
    sample.baskets.map(({ products }) => products),
    { minSupport, minConfidence },
  );
  const rules = max === undefined ? counted.rules : counted.rules.slice(0, max);
  const named = rules.flatMap(({ antecedent, consequent }) => [...antecedent, ...consequent]);
  return {
    baskets: counted.baskets,
    itemsets: counted.itemsets,
    rules,
    found: counted.rules.length,
    minSupport: counted.minSupport,
    minConfidence,
    limited: counted.limited,
    share: sample.share,
    run: plan.run,
    names: await productNames(objects, plan, named),
  };
}

/** The same digests, told of one by one. */
function* withProgress(digests: readonly string[], onProgress: OnProgress): Generator<string> {
  for (const [done, digest] of digests.entries()) {
    onProgress({ stage: 'baskets', done, total: digests.length });
    yield digest;
  }
}
