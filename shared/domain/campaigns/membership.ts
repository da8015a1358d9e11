import { type Arm, armOf } from './arms.ts';
import type { Inactivity } from './schedule.ts';

/** Why a customer who matches a rule is no member. The first that applies counts. */
export const exclusions = [
  'no_consent',
  'suppressed',
  'erased',
  'global_control',
  'exclusive_group',
  'frequency_cap',
] as const;

export type Exclusion = (typeof exclusions)[number];

/** What the customer said of the campaign's channel; `undefined` when nothing. */
export type ConsentAnswer = boolean | undefined;

export interface Candidate {
  readonly customerId: string;
  readonly matched: boolean;
  readonly consent: ConsentAnswer;
  /** Reasons that apply besides consent. */
  readonly excluded: ReadonlySet<Exclusion>;
  /** Arm of an earlier run, whatever became of the customer since. */
  readonly arm: Arm | undefined;
}

export interface CampaignRules {
  readonly id: string;
  /** Share of the members in control, 0..0.9. */
  readonly holdout: number;
  readonly consentRequired: boolean;
}

export interface Decision {
  readonly matched: boolean;
  readonly excludedBy: Exclusion | undefined;
  readonly member: boolean;
  /**
   * The frozen arm of whoever got one before, member or not; of a new member the one they get unless the audience is withheld;
   * of others `undefined`.
   */
  readonly arm: Arm | undefined;
}

/** What one customer is to one campaign in a run: every customer who matches is either excluded once or a member. */
export function decideMembership(campaign: CampaignRules, candidate: Candidate): Decision {
  const { customerId, matched, consent, excluded, arm } = candidate;
  const hasNoConsent = consent === false || (campaign.consentRequired && consent === undefined);
  const applies = (reason: Exclusion): boolean => (reason === 'no_consent' ? hasNoConsent : excluded.has(reason));
  const excludedBy = matched ? exclusions.find(applies) : undefined;
  const member = matched && excludedBy === undefined;
  return {
    matched,
    excludedBy,
    member,
    arm: arm ?? (member ? armOf(campaign.id, customerId, campaign.holdout) : undefined),
  };
}

/** Why a campaign has no audience in a run. */
export type Withheld = Inactivity | 'below_minimum_size';

/** Why an audience is withheld, by its members before arms; `undefined` when it is not. A withheld audience assigns no arms. */
export const withheldBecause = (members: number, minimumSize: number): 'below_minimum_size' | undefined =>
  members < minimumSize ? 'below_minimum_size' : undefined;
