import { compileRules } from '../../shared/contracts/assemble-configuration.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Configuration } from '../../shared/contracts/configuration.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { AudienceRow, CustomerState, ExitedRow, Membership } from '../../shared/contracts/run-state.ts';
import {
  type AudienceSums,
  addInto,
  type ContestedSums,
  noAudience,
  noContest,
  rivalsKey,
} from '../../shared/contracts/score-sums.ts';
import { type Arm, inGlobalControl } from '../../shared/domain/campaigns/arms.ts';
import { byRank } from '../../shared/domain/campaigns/exclusive-group.ts';
import { isCapped } from '../../shared/domain/campaigns/frequency-cap.ts';
import { decideMembership, type Exclusion } from '../../shared/domain/campaigns/membership.ts';
import { inactiveBecause } from '../../shared/domain/campaigns/schedule.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import type { Recommender } from '../../shared/domain/recommendations/create-recommender.ts';
import type { SimilarityModel } from '../../shared/domain/similarity/similarity.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import type { CompiledRule, RuleSubject } from '../../shared/rules/rule.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { columnsOf } from './audience-columns.ts';
import { createStrategyChooser } from './choose-strategy.ts';
import { createRuleSubject, ruleSubjectOptions } from './rule-subject.ts';

/** The audiences of one part, gathered customer by customer. */
export interface Audiences {
  /** Tries every campaign on a customer; gives back their memberships, earlier ones included. */
  add(customer: Customer, segments: SegmentNames, previous: CustomerState | undefined): CustomerState['memberships'];
  /** Takes a customer who is in no profile any more out of every audience. */
  leave(previous: CustomerState): CustomerState['memberships'];
  sums(): Readonly<Record<string, AudienceSums>>;
  /** Writes the rows, sorted by customer. */
  write(objects: ObjectStore, part: number): Promise<void>;
}

export interface AudienceOptions {
  /** Whether the customer must not be contacted on the channel. @default nobody is suppressed */
  readonly isSuppressed?: (customer: Customer, channel: string) => boolean;
  /** For campaigns with columns of recommendations. @default nothing is recommended */
  readonly recommender?: Recommender | undefined;
  /** Of the run's model, for rules that ask for it. */
  readonly similarity?: SimilarityModel | null;
}

interface Gathered {
  readonly campaign: Campaign;
  readonly rule: CompiledRule;
  readonly isActive: boolean;
  readonly members: AudienceRow[];
  readonly exited: ExitedRow[];
  readonly sums: AudienceSums;
}

/** What does not depend on the campaign. */
interface Subject {
  readonly userId: string;
  readonly customer: Customer;
  readonly rules: RuleSubject;
  readonly isGlobalControl: boolean;
}

/**
 * Campaigns that are not active have nobody; the others are tried by rank. A customer who could be in several of an exclusive group
 * is kept with each of them until it is known which are withheld (`settleAudiences`).
 */
export function createAudiences(
  configuration: Configuration,
  plan: Pick<RunPlan, 'run' | 'asOf' | 'asOfDay'>,
  { isSuppressed = () => false, similarity = null, recommender }: AudienceOptions = {},
): Audiences {
  const { campaigns, settings } = configuration;
  const rules = compileRules(configuration);
  const subjectOptions = ruleSubjectOptions(configuration, similarity);
  const { run, asOf, asOfDay } = plan;
  const strategyFor = createStrategyChooser(configuration, asOfDay);
  const all: Gathered[] = campaigns.toSorted(byRank).map((campaign) => ({
    campaign,
    rule: rules.get(campaign.id) as CompiledRule,
    isActive: inactiveBecause(campaign, asOfDay) === undefined,
    members: [],
    exited: [],
    sums: structuredClone(noAudience),
  }));

  function add(customer: Customer, segments: SegmentNames, previous: CustomerState | undefined) {
    const userId = customerIdOf(customer.profile.id);
    const subject: Subject = {
      userId,
      customer,
      rules: createRuleSubject(customer, segments, subjectOptions),
      isGlobalControl: inGlobalControl(userId, settings.globalHoldout),
    };
    const memberships: Record<string, Membership> = formerMemberships(previous);
    /** Campaigns of each exclusive group that the customer could be in, so far. */
    const possible = new Map<string, string[]>();
    for (const gathered of all) {
      const { id, exclusiveGroup } = gathered.campaign;
      const before = previous?.memberships[id];
      const rivals = [...(possible.get(exclusiveGroup ?? '') ?? [])];
      const row = tryMember(gathered, subject, rivals, before);
      if (row === undefined) {
        noteExit(gathered, userId, before);
        continue;
      }
      if (exclusiveGroup !== undefined) possible.set(exclusiveGroup, [...rivals, id]);
      gathered.members.push(row);
      const contested = rivals.length > 0 ? { rivals } : {};
      if (!row.entered && rivals.length > 0) gathered.exited.push({ userId, arm: row.arm, rivals });
      const { sinceRun = run, since = asOf } = before ?? {};
      memberships[id] = { arm: row.arm, sinceRun, since, member: true, ...contested };
    }
    return memberships;
  }

  /** The row of a customer who could be a member now; `undefined` of anybody else. */
  function tryMember(
    gathered: Gathered,
    { userId, customer, rules: subject, isGlobalControl }: Subject,
    rivals: readonly string[],
    before: Membership | undefined,
  ): AudienceRow | undefined {
    const { campaign, rule, isActive } = gathered;
    if (!isActive || !rule.matches(subject, asOfDay)) return undefined;
    const { id, holdout, consent, channel, frequencyCap } = campaign;
    const { excludedBy, arm } = decideMembership(
      { id, holdout, consentRequired: consent.required },
      {
        customerId: userId,
        matched: true,
        consent: customer.consent(consent.channel)?.granted,
        excluded: reasons({
          suppressed: isSuppressed(customer, channel),
          global_control: isGlobalControl,
          frequency_cap: frequencyCap !== undefined && isCapped(customer, channel, frequencyCap),
        }),
        arm: before?.arm,
      },
    );
    count(gathered, { matched: 1 });
    // A rival comes before the cap in the order of exclusions.
    if (excludedBy === 'frequency_cap' && rivals.length > 0) contest(gathered, rivals, { capped: 1 });
    else if (excludedBy !== undefined) count(gathered, { excluded: { [excludedBy]: 1 } });
    if (excludedBy !== undefined || arm === undefined) return undefined;
    const entered = before?.member !== true;
    countMember(gathered, rivals, arm, entered);
    return {
      userId,
      arm,
      reason: reasonOf(rule, subject),
      strategy: strategyFor(campaign.strategy, subject),
      columns: columnsOf(campaign.columns, customer, { subject, recommender }),
      entered,
      ...(rivals.length > 0 && { rivals }),
    };
  }

  return {
    add,
    leave: (previous) => {
      const userId = customerIdOf(previous.id);
      for (const gathered of all) noteExit(gathered, userId, previous.memberships[gathered.campaign.id]);
      return formerMemberships(previous);
    },
    sums: () => Object.fromEntries(all.map(({ campaign, sums }) => [campaign.id, sums])),
    write: async (objects, part) => {
      for (const { campaign, members, exited } of all) {
        await objects.write(bucketKeys.audiencePart(run, campaign.id, part), lines(members));
        await objects.write(bucketKeys.exitedPart(run, campaign.id, part), lines(exited));
      }
    },
  };
}

/** The reasons that apply. */
const reasons = (applies: Partial<Record<Exclusion, boolean>>): ReadonlySet<Exclusion> =>
  new Set((Object.keys(applies) as Exclusion[]).filter((reason) => applies[reason]));

/** Earlier memberships, none of them of this run yet. */
function formerMemberships(previous: CustomerState | undefined): Record<string, Membership> {
  const former: Record<string, Membership> = {};
  for (const [campaign, membership] of Object.entries(previous?.memberships ?? {}))
    former[campaign] = { ...membership, member: false };
  return former;
}

function noteExit(gathered: Gathered, userId: string, before: Membership | undefined): void {
  if (before?.member !== true) return;
  gathered.exited.push({ userId, arm: before.arm });
  count(gathered, { before: 1, exited: 1 });
}

function countMember(gathered: Gathered, rivals: readonly string[], arm: Arm, entered: boolean): void {
  const sums = {
    members: 1,
    treatment: arm === 'treatment' ? 1 : 0,
    control: arm === 'control' ? 1 : 0,
    before: entered ? 0 : 1,
  };
  if (rivals.length > 0) contest(gathered, rivals, sums);
  else count(gathered, { ...sums, entered: entered ? 1 : 0 });
}

const contest = (gathered: Gathered, rivals: readonly string[], more: Partial<ContestedSums>): void =>
  count(gathered, { contested: { [rivalsKey(rivals)]: { ...noContest, ...more } } });

const count = (gathered: Gathered, more: Partial<AudienceSums>): void => addInto(gathered.sums, more);

/** What the rule names, as the customer has it: `tier=dormant; consumption.orders=3`. */
const reasonOf = ({ mentions }: CompiledRule, subject: RuleSubject): string =>
  mentions
    .map(({ kind, key }) => `${key}=${(kind === 'tag' ? subject.tag(key) : subject.segment(key)) ?? 'unknown'}`)
    .join('; ');

const lines = (rows: readonly { readonly userId: string }[]): Uint8Array =>
  Buffer.from(
    rows
      .toSorted((a, b) => compareUtf8(a.userId, b.userId))
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
