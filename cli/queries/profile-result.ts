import { createRuleSubject, ruleSubjectOptions } from '../../functions/score-part/rule-subject.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { type Customer, createCustomer } from '../../shared/domain/customer/customer.ts';
import { dateOfDay, dayOf } from '../../shared/domain/event/day-of.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { bareId, customerIdOf, isUser, kindOf } from '../../shared/domain/identity/profile-id.ts';
import { disagreeingTraits } from '../../shared/domain/profile/disagreeing-traits.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';
import { computeTags } from '../../shared/domain/tags/compute-tags.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { ownTagValues } from '../../shared/rules/own-tags.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { isReadable } from '../../shared/store/readable-run.ts';
import { findRunCustomer } from '../../shared/store/run-customers.ts';
import type { ProfileResult } from '../results.ts';
import { clusterName } from './cluster-name.ts';
import { findCustomer } from './find-customer.ts';
import { listsOf } from './lists-of.ts';
import { publishedPlan, readState } from './read-state.ts';

const noSegments = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };

/**
 * One customer: ids, traits, consents and activity as they are stored now; tags as the published run saw them, with its evidence and
 * what it learned of all customers, at its `as_of`; segments and memberships from its state. Who came after the run has the tags that
 * the stored activity alone tells, and so has everybody where another version laid the run's customers out; before the first run, as
 * of now. An id may be given bare, for a user, or with its kind (`a:…`).
 */
export async function profileResult(runtime: Runtime, id: string): Promise<ProfileResult | undefined> {
  const profile = await findCustomer(runtime, id);
  if (profile === undefined) return undefined;
  const plan = await publishedPlan(runtime.objects);
  const configuration = await runtime.configurations.load(plan?.configuration ?? 'latest');
  const { settings } = configuration;
  const asOf = plan?.asOf ?? new Date(runtime.now()).toISOString();
  const readable = plan && isReadable(plan) ? plan : undefined;
  const options = customerOptions(
    settings,
    plan?.asOfDay ?? dayOf(runtime.now(), timeZone(settings.timeZone)) + 1,
    readable && (await readShop(runtime.objects, readable.run, configuration)),
  );
  const stored = createCustomer(profile, options);
  const seen = readable && (await findRunCustomer(runtime.objects, readable, profile.id, options));
  const state = plan && (await readState(runtime.objects, plan, profile.id));
  const model = readable && (await readJson(runtime.objects, bucketKeys.model(readable.run), asRunModel));
  return {
    ...describe(stored, configuration, state),
    ...tagsOf(seen ?? stored, configuration, state ?? noSegments, asOf, model?.similarity ?? null),
    tagsFrom: seen === undefined ? 'stored' : 'run',
    ...(await listsOf(runtime.objects, profile, plan, configuration)),
    clusterName: plan && state ? await clusterName(runtime.objects, plan.run, state.cluster) : null,
  };
}

function tagsOf(
  customer: Customer,
  configuration: Configuration,
  { rfm, tier, lifecycle, cluster }: SegmentNames,
  computedAt: string,
  similarity: SimilarityModel | null,
): Pick<ProfileResult, 'tags' | 'ownTagNames'> {
  const segments = { rfm, tier, lifecycle, cluster };
  const options = ruleSubjectOptions(configuration, similarity);
  const own = ownTagValues(options.ownTags, createRuleSubject(customer, segments, options));
  const tags = [...computeTags(customer, segments), ...own];
  return {
    tags: Object.fromEntries(
      tags.map(([key, { value, confidence, origin, version }]) => [
        key,
        { value, confidence, origin, computedAt, version },
      ]),
    ),
    ownTagNames: Object.fromEntries(
      configuration.settings.tags.filter(({ key }) => own.has(key)).map(({ key, name }) => [key, name]),
    ),
  };
}

function describe(
  customer: Customer,
  configuration: Configuration,
  state: CustomerState | undefined,
): Omit<ProfileResult, 'clusterName' | 'lists' | 'suppressed' | 'tags' | 'tagsFrom' | 'ownTagNames'> {
  const { profile, orders } = customer;
  const date = (day: number | undefined) => (day === undefined ? null : dateOfDay(day));
  return {
    userId: customerIdOf(profile.id),
    identities: identitiesOf(profile),
    traits: Object.fromEntries(profile.traits.map(({ name }) => [name, customer.trait(name)?.value ?? ''])),
    traitValues: profile.traits.map(({ name, value, origin, source, seconds }) => {
      return { name, value, origin, source, at: new Date(seconds * 1000).toISOString() };
    }),
    disagreements: disagreeingTraits(profile.traits),
    segments: {
      rfm: state?.rfm ?? null,
      tier: state?.tier ?? null,
      lifecycle: state?.lifecycle ?? null,
      cluster: state?.cluster ?? null,
    },
    scores: state?.scores === undefined ? null : [...state.scores],
    memberships: Object.fromEntries(
      Object.entries(state?.memberships ?? {}).map(([campaign, { arm, since }]) => [campaign, { arm, since }]),
    ),
    activity: {
      firstDay: date(customer.firstDay),
      lastDay: date(customer.lastDay),
      activeDays: customer.activeDays(),
      orders: orders.count,
      spendMinor: orders.netMinor,
      currency: configuration.settings.currency,
      events: customer.eventCounts(),
    },
    consents: Object.fromEntries(profile.consents.map(({ channel, granted }) => [channel, granted])),
  };
}

function identitiesOf({ id, identity }: Profile): Record<string, string[]> {
  const ids: Record<string, string[]> = { [kindOf(id)]: [bareId(id)] };
  for (const link of isUser(id) ? identity.links : []) {
    const kind = kindOf(link.id);
    ids[kind] = [...(ids[kind] ?? []), bareId(link.id)];
  }
  return ids;
}
