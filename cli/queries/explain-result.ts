import { type AudienceOptions, createAudiences } from '../../functions/score-part/audiences.ts';
import { createRuleSubject, ruleSubjectOptions } from '../../functions/score-part/rule-subject.ts';
import { compileRules } from '../../shared/contracts/assemble-configuration.ts';
import { parseAudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { type AudienceSums, noAudience, rivalsOf } from '../../shared/contracts/score-sums.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { type Explanation, explainRule } from '../../shared/rules/explain-rule.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson, readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { requireReadable } from '../../shared/store/readable-run.ts';
import { findRunCustomer } from '../../shared/store/run-customers.ts';
import { withheldCampaigns } from '../../shared/store/withheld-campaigns.ts';
import { CommandFailure } from '../command-failure.ts';
import type { ExplainedPart, ExplainResult } from '../results/explain.ts';
import { audienceOptions } from './audience-options.ts';
import { findCustomer } from './find-customer.ts';
import { publishedPlan, readState } from './read-state.ts';

/**
 * Why a customer is in or out of a campaign's audience in the published run: the customer as the run kept them, its configuration,
 * `as_of` and segments. `undefined` where nobody has the id.
 *
 * @throws {CommandFailure} before the first run, and for a campaign that the run did not have
 * @throws {OtherRunEncodingError}
 */
export async function explainResult(
  runtime: Pick<Runtime, 'objects' | 'profiles' | 'configurations'>,
  id: string,
  campaign: string,
): Promise<ExplainResult | undefined> {
  const { objects } = runtime;
  const plan = await publishedPlan(objects);
  if (plan === undefined)
    throw new CommandFailure('There is no published run yet, so no audience to explain.', {
      name: 'NoRunError',
      hint: 'strata run',
    });
  requireReadable(plan);
  const configuration = await runtime.configurations.load(plan.configuration);
  const rule = compileRules(configuration).get(campaign);
  if (rule === undefined) {
    const ids = configuration.campaigns.map((each) => each.id);
    throw new CommandFailure(`The published run has no campaign "${campaign}"${suggestion(campaign, ids) || '.'}`, {
      name: 'UnknownCampaignError',
      exitCode: 2,
      hint: 'strata audiences   lists those it has; strata run   takes up new ones',
    });
  }
  const owner = await findCustomer(runtime, id);
  if (owner === undefined) return undefined;
  const manifest = await findJson(objects, bucketKeys.manifest(campaign, plan.run), parseAudienceManifest);
  const state = await readState(objects, plan, owner.id);
  const membership = state?.memberships[campaign];
  const result = {
    userId: customerIdOf(owner.id),
    campaign,
    run: plan.run,
    asOf: plan.asOf,
    asOfDate: dateOfDay(plan.asOfDay),
    rule: rule.source,
  };
  const decision = {
    member: membership?.member === true,
    arm: membership?.arm ?? null,
    since: membership?.since ?? null,
    withheld: manifest?.withheld ?? null,
  };
  const shop = await readShop(objects, plan.run, configuration);
  const customer = await findRunCustomer(
    objects,
    plan,
    owner.id,
    customerOptions(configuration.settings, plan.asOfDay, shop),
  );
  if (customer === undefined || state === undefined)
    return { ...result, explanation: null, decision: { matched: false, excluded: null, rival: null, ...decision } };
  const options = await audienceOptions(objects, plan.run);
  const subjectOptions = ruleSubjectOptions(configuration, options.similarity);
  const subject = createRuleSubject(customer, state, subjectOptions);
  const explanation = explainRule(rule, subject, plan.asOfDay, subjectOptions.ownTags);
  const sums = await sumsOf(objects, configuration, plan, customer, state, options);
  const left = leftOutBy(sums[campaign] ?? noAudience, await withheldCampaigns(objects, plan));
  return {
    ...result,
    explanation: withDates(explanation),
    decision: { matched: explanation.result, ...left, ...decision },
  };
}

/** What the run counted of this one customer, by campaign: the audiences of a shop that has nobody else. */
async function sumsOf(
  objects: ObjectStore,
  configuration: Configuration,
  plan: RunPlan,
  customer: Customer,
  state: CustomerState,
  options: AudienceOptions,
): Promise<Readonly<Record<string, AudienceSums>>> {
  const before =
    plan.previousRun === null
      ? undefined
      : await readState(
          objects,
          await readJson(objects, bucketKeys.plan(plan.previousRun), parseRunPlan),
          customer.profile.id,
        );
  const audiences = createAudiences(configuration, plan, options);
  audiences.add(customer, state, before);
  return audiences.sums();
}

function leftOutBy({ excluded, contested }: AudienceSums, withheld: ReadonlySet<string>) {
  for (const [key, { capped }] of Object.entries(contested)) {
    const rival = rivalsOf(key).find((each) => !withheld.has(each));
    if (rival !== undefined) return { excluded: 'exclusive_group', rival };
    if (capped > 0) return { excluded: 'frequency_cap', rival: null };
  }
  return { excluded: Object.keys(excluded)[0] ?? null, rival: null };
}

const withDates = ({ text, kind, result, seen, parts }: Explanation): ExplainedPart => ({
  text,
  kind,
  result,
  seen: seen.map(({ text: asked, value, days, own }) => ({
    text: asked,
    value,
    ...(days !== undefined && { days: days && { from: dateOfDay(days.from), to: dateOfDay(days.to) } }),
    ...(own && { own: { key: own.key, rule: withDates(own.rule) } }),
  })),
  parts: parts.map(withDates),
});
