import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { sectionOf, sliceOf, slices } from '../../shared/domain/identity/slices.ts';
import { createShuffleWriter } from '../../shared/formats/shuffle-file.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { readRecommender } from '../../shared/store/read-recommender.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { asksForRecommendations } from './audience-columns.ts';
import { createAudiences } from './audiences.ts';
import { readPreviousStates } from './previous-states.ts';
import { createScoreTotals } from './score-totals.ts';
import { segmentedCustomers } from './segmented-customers.ts';
import { readSuppression } from './suppression.ts';

export interface ScorePartDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/**
 * Scores the customers of a part: segments by the model, campaigns by their rules, arms by hash unless they were given before.
 * Writes their state, the rows of each audience sorted by customer, and counts.
 */
export function createScorePart({ objects, configurations }: ScorePartDependencies) {
  return async function scorePart({ run, part }: { readonly run: string; readonly part: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const configuration = await configurations.load(plan.configuration);
    const { settings } = configuration;
    const model = await readJson(objects, bucketKeys.model(run), (json) => json as RunModel);
    const shop = await readShop(objects, run, configuration);
    const previous = await readPreviousStates(objects, plan.previousRun, part, plan.parts);
    const { isSuppressed } = await readSuppression(objects, run);
    const isAsked = configuration.campaigns.some(({ columns }) => asksForRecommendations(columns));
    const recommender = isAsked ? await readRecommender(objects, run) : undefined;
    const audiences = createAudiences(configuration, plan, { isSuppressed, similarity: model.similarity, recommender });
    const totals = createScoreTotals(settings.rfm, plan.asOfDay);

    const states = createShuffleWriter(slices);
    const keep = (state: CustomerState) =>
      states.append(sectionOf(sliceOf(state.id), plan.parts), Buffer.from(JSON.stringify(state)));
    for await (const { customer, segmented } of segmentedCustomers(
      objects,
      plan,
      { model, shop, configuration },
      part,
    )) {
      const { id } = customer.profile;
      const before = previous.take(id);
      const memberships = audiences.add(customer, segmented.names, before);
      const state: CustomerState = { id, ...segmented.names, scores: segmented.scores, memberships };
      totals.add(customer, segmented);
      totals.move(before, state);
      keep(state);
    }
    // Who is in no profile any more stays in the arm they had, and has left every audience.
    for (const before of previous.rest()) {
      totals.move(before, undefined);
      keep({ ...before, memberships: audiences.leave(before), gone: true });
    }

    await objects.write(bucketKeys.state(run, part), states.finish());
    await audiences.write(objects, part);
    await writeJson(objects, bucketKeys.scorePart(run, part), { ...totals.sums(), audiences: audiences.sums() });
  };
}
