import { compileRules } from '../../shared/contracts/assemble-configuration.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Configuration } from '../../shared/contracts/configuration.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { AudienceRow, CustomerState, ExitedRow, Membership } from '../../shared/contracts/run-state.ts';
import { type AudienceSums, addInto, noAudience } from '../../shared/contracts/score-sums.ts';
import { inGlobalControl } from '../../shared/domain/campaigns/arms.ts';
import { type Candidate, decideMembership, type Exclusion } from '../../shared/domain/campaigns/membership.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import type { CompiledRule, RuleSubject } from '../../shared/rules/rule.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { createRuleSubject } from './rule-subject.ts';

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

interface Gathered {
  readonly campaign: Campaign;
  readonly rule: CompiledRule;
  readonly members: AudienceRow[];
  readonly exited: ExitedRow[];
  readonly sums: AudienceSums;
}

export function createAudiences(configuration: Configuration, plan: RunPlan): Audiences {
  const { campaigns, settings } = configuration;
  const rules = compileRules(configuration);
  const { run, asOf, asOfDay } = plan;
  const all: Gathered[] = campaigns.map((campaign) => ({
    campaign,
    rule: rules.get(campaign.id) as CompiledRule,
    members: [],
    exited: [],
    sums: structuredClone(noAudience),
  }));

  function add(customer: Customer, segments: SegmentNames, previous: CustomerState | undefined) {
    const userId = customerIdOf(customer.profile.id);
    const subject = createRuleSubject(customer, segments, configuration);
    const excluded: ReadonlySet<Exclusion> = inGlobalControl(userId, settings.globalHoldout) ? inControl : nobody;
    const memberships: Record<string, Membership> = formerMemberships(previous);
    for (const gathered of all) {
      const { campaign, rule } = gathered;
      const before = previous?.memberships[campaign.id];
      const matched = rule.matches(subject, asOfDay);
      const arm = tryMember(gathered, customer, { customerId: userId, matched, excluded }, before);
      if (arm === undefined) {
        noteExit(gathered, userId, before);
        continue;
      }
      const entered = before?.member !== true;
      memberships[campaign.id] = { arm, sinceRun: before?.sinceRun ?? run, since: before?.since ?? asOf, member: true };
      gathered.members.push({
        userId,
        arm,
        reason: reasonOf(rule, subject),
        columns: columnsOf(campaign, customer),
        entered,
      });
      count(gathered, {
        members: 1,
        treatment: arm === 'treatment' ? 1 : 0,
        control: arm === 'control' ? 1 : 0,
        before: entered ? 0 : 1,
        entered: entered ? 1 : 0,
      });
    }
    return memberships;
  }

  /** The arm of a customer who is a member now; `undefined` of anybody else. */
  function tryMember(
    gathered: Gathered,
    customer: Customer,
    candidate: Pick<Candidate, 'customerId' | 'matched' | 'excluded'>,
    before: Membership | undefined,
  ) {
    const { id, holdout, consent } = gathered.campaign;
    const { matched, excludedBy, member, arm } = decideMembership(
      { id, holdout, consentRequired: consent.required },
      { ...candidate, consent: customer.consent(consent.channel)?.granted, arm: before?.arm },
    );
    if (matched) count(gathered, { matched: 1, ...(excludedBy && { excluded: { [excludedBy]: 1 } }) });
    return member ? arm : undefined;
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

const nobody: ReadonlySet<Exclusion> = new Set();
const inControl: ReadonlySet<Exclusion> = new Set(['global_control']);

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

function count(gathered: Gathered, more: Partial<AudienceSums>): void {
  addInto(gathered.sums, more);
}

/** What the rule names, as the customer has it: `tier=dormant; consumption.orders=3`. */
const reasonOf = ({ mentions }: CompiledRule, subject: RuleSubject): string =>
  mentions
    .map(({ kind, key }) => `${key}=${(kind === 'tag' ? subject.tag(key) : subject.segment(key)) ?? 'unknown'}`)
    .join('; ');

const columnsOf = ({ columns }: Campaign, customer: Customer): string[] =>
  columns.map((name) => customer.trait(name)?.value ?? '');

const lines = (rows: readonly { readonly userId: string }[]): Uint8Array =>
  Buffer.from(
    rows
      .toSorted((a, b) => compareUtf8(a.userId, b.userId))
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
