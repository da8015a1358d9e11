import { createRuleSubject, ruleSubjectOptions } from '../../functions/score-part/rule-subject.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { type Customer, createCustomer } from '../../shared/domain/customer/customer.ts';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { dateOfDay, dayOf } from '../../shared/domain/event/day-of.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { bareId, customerIdOf, isUser, kindOf } from '../../shared/domain/identity/profile-id.ts';
import { disagreeingTraits } from '../../shared/domain/profile/disagreeing-traits.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import { computeTags } from '../../shared/domain/tags/compute-tags.ts';
import { ownTagValues } from '../../shared/rules/own-tags.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { readJson } from '../../shared/store/read-json.ts';
import type { ProfileResult } from '../results.ts';
import { findCustomer } from './find-customer.ts';
import { listsOf } from './lists-of.ts';
import { publishedPlan, readState } from './read-state.ts';

const noSegments = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };

/**
 * One customer: tags at the published run's `as_of`, segments and memberships from that run's state. Before the first run, tags
 * as of now. An id may be given bare, for a user, or with its kind (`a:…`).
 */
export async function profileResult(runtime: Runtime, id: string): Promise<ProfileResult | undefined> {
  const profile = await findCustomer(runtime, id);
  if (profile === undefined) return undefined;
  const plan = await publishedPlan(runtime.objects);
  const configuration = await runtime.configurations.load(plan?.configuration ?? 'latest');
  const { settings } = configuration;
  const asOf = plan?.asOf ?? new Date(runtime.now()).toISOString();
  const customer = createCustomer(profile, {
    asOfDay: plan?.asOfDay ?? dayOf(runtime.now(), timeZone(settings.timeZone)) + 1,
    minorPerMajor: 10 ** minorDigits(settings.currency),
    interestScale: settings.interest.scale,
  });
  const state = plan && (await readState(runtime.objects, plan, profile.id));
  return {
    ...describe(customer, configuration, state, asOf),
    ...(await listsOf(runtime.objects, profile, plan, configuration)),
    clusterName: plan && state ? await clusterName(runtime, plan, state.cluster) : null,
  };
}

function describe(
  customer: Customer,
  configuration: Configuration,
  state: CustomerState | undefined,
  asOf: string,
): Omit<ProfileResult, 'clusterName' | 'lists' | 'suppressed'> {
  const { profile, orders } = customer;
  const segments = state ?? noSegments;
  const options = ruleSubjectOptions(configuration);
  const own = ownTagValues(options.ownTags, createRuleSubject(customer, segments, options));
  const tags = [...computeTags(customer, segments), ...own];
  const date = (day: number | undefined) => (day === undefined ? null : dateOfDay(day));
  return {
    userId: customerIdOf(profile.id),
    identities: identitiesOf(profile),
    traits: Object.fromEntries(profile.traits.map(({ name }) => [name, customer.trait(name)?.value ?? ''])),
    tags: Object.fromEntries(
      tags.map(([key, { value, confidence, origin }]) => [key, { value, confidence, origin, computedAt: asOf }]),
    ),
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

async function clusterName(runtime: Runtime, { run }: RunPlan, cluster: string) {
  const model = await readJson(runtime.objects, bucketKeys.model(run), (json) => json as RunModel);
  const place = model.clusters?.clusters.findIndex(({ id }) => id === cluster) ?? -1;
  return model.clusterNames[place] ?? null;
}
