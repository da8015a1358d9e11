import { hash } from 'node:crypto';
import { readSuppressionFiles } from '../../functions/plan-run/plan-suppression.ts';
import {
  type SettledAudience,
  settleAudiences,
  withheldOf,
} from '../../functions/publish-audience/settle-audiences.ts';
import { createAudiences } from '../../functions/score-part/audiences.ts';
import { readPreviousStates } from '../../functions/score-part/previous-states.ts';
import { segmentedCustomers } from '../../functions/score-part/segmented-customers.ts';
import { createSuppression } from '../../functions/score-part/suppression.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Configuration } from '../../shared/contracts/configuration.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState, Membership } from '../../shared/contracts/run-state.ts';
import { type AudienceSums, addInto, rivalsKey, rivalsOf } from '../../shared/contracts/score-sums.ts';
import { isLost } from '../../shared/domain/campaigns/exclusive-group.ts';
import { inactiveBecause } from '../../shared/domain/campaigns/schedule.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { requireReadable } from '../../shared/store/readable-run.ts';
import type { PreviewResult } from '../results/preview.ts';
import { similarityNow } from './similarity-now.ts';

const sampleSize = 10;

/**
 * Whom a campaign would reach if it were published now: the customers of a published run, judged as Score judges them, with the
 * arms they have from then and with those who are suppressed now. Reads, and writes nothing.
 *
 * @param campaign one of the configuration's; judged as if it were active
 * @param onCustomers hears how many customers were judged so far
 * @throws {OtherRunEncodingError}
 */
export async function previewAudience(
  objects: ObjectStore,
  plan: RunPlan,
  configuration: Configuration,
  campaign: Campaign,
  onCustomers: (done: number) => void,
): Promise<Omit<PreviewResult, 'campaign' | 'seconds'>> {
  requireReadable(plan);
  const narrowed = { ...configuration, campaigns: contenders(configuration.campaigns, campaign) };
  const model = await readJson(objects, bucketKeys.model(plan.run), asRunModel);
  const similarity = await similarityNow(objects, plan, narrowed, model);
  const { isSuppressed } = createSuppression(await readSuppressionFiles(objects));
  const sums: Record<string, AudienceSums> = {};
  const gathered = createGathering(plan.campaigns.filter((id) => id !== campaign.id));
  const shop = await readShop(objects, plan.run, configuration);
  let customers = 0;
  for (let part = 0; part < plan.parts; part++) {
    const audiences = createAudiences(narrowed, plan, { isSuppressed, similarity });
    const states = await readPreviousStates(objects, plan.run, part, plan.parts);
    for await (const { customer, segmented } of segmentedCustomers(
      objects,
      plan,
      { model, shop, configuration },
      part,
    )) {
      const state = states.take(customer.profile.id);
      const membership = audiences.add(customer, segmented.names, state)[campaign.id];
      if (membership?.member) gathered.add(customerIdOf(customer.profile.id), membership, state);
      customers++;
      if (customers % 1000 === 0) onCustomers(customers);
    }
    addInto(sums, audiences.sums());
  }
  const settled = settleAudiences(narrowed.campaigns, sums, plan.asOfDay);
  const { withheld, ...audience } = settled.get(campaign.id) as SettledAudience;
  return {
    rule: campaign.audience,
    run: plan.run,
    asOf: plan.asOf,
    asOfDate: dateOfDay(plan.asOfDay),
    customers,
    ...audience,
    share: customers === 0 ? 0 : audience.members / customers,
    minimumSize: campaign.minimumSize,
    withheld: inactiveBecause(campaign, plan.asOfDay) ?? withheld,
    ...gathered.settle(withheldOf(settled)),
    notes: listsOfNobody(campaign.audience, configuration, similarity).map(
      (list) => `nobody on list "${list}" is a customer of this run, so nobody is like it`,
    ),
  };
}

/** Lists that the rule asks similarity to and that have no customer. */
const listsOfNobody = (rule: string, { lists }: Configuration, similarity: SimilarityModel | null): string[] =>
  [...lists.keys()].filter(
    (list) =>
      !Object.hasOwn(similarity?.lists ?? {}, list) &&
      [...rule.matchAll(/\bsimilarity\s*\(\s*["']([^"']+)["']\s*\)/g)].some(([, name]) => name === list),
  );

/** The campaign as if it were active, and those that may take its customers. */
function contenders(campaigns: readonly Campaign[], campaign: Campaign): Campaign[] {
  const { startDay: _, endDay: __, ...active } = campaign;
  const rivals = campaigns.filter(
    ({ id, exclusiveGroup: group }) => id !== campaign.id && group !== undefined && group === campaign.exclusiveGroup,
  );
  return [{ ...active, paused: false }, ...rivals];
}

interface Gathered {
  sample: { readonly rank: string; readonly id: string }[];
  readonly overlap: Record<string, number>;
}

/** A sample of the members and where else they are, kept apart by rivals until it is known which of these are withheld. */
function createGathering(others: readonly string[]) {
  const none = (): Gathered => ({ sample: [], overlap: Object.fromEntries(others.map((id) => [id, 0])) });
  const byRivals = new Map<string, Gathered>();
  return {
    add(id: string, { rivals = [] }: Membership, state: CustomerState | undefined): void {
      const key = rivalsKey(rivals);
      const gathered = byRivals.get(key) ?? none();
      byRivals.set(key, gathered);
      const added = { rank: hash('sha256', `sample/${id}`), id };
      gathered.sample = firstOf([...gathered.sample, added]);
      for (const other of others) if (state?.memberships[other]?.member) addInto(gathered.overlap, { [other]: 1 });
    },
    settle(withheld: ReadonlySet<string>): Pick<PreviewResult, 'sample' | 'overlap'> {
      const all = none();
      for (const [key, { sample, overlap }] of byRivals) {
        if (key !== '' && isLost(rivalsOf(key), withheld)) continue;
        all.sample = firstOf([...all.sample, ...sample]);
        addInto(all.overlap, overlap);
      }
      return { overlap: all.overlap, sample: all.sample.map(({ id }) => id) };
    },
  };
}

const firstOf = (sample: Gathered['sample']): Gathered['sample'] =>
  sample.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, sampleSize);
