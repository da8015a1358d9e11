import { type Arm, armOf } from './arms.ts';

/** Why a customer who matches is left out, in the order in which it is tested: the first that fits is the reason. */
export const exclusionReasons = [
  'no_consent',
  'suppressed',
  'erased',
  'global_control',
  'exclusive_group',
  'frequency_cap',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export interface MembershipRules {
  readonly campaign: string;
  readonly holdout: number;
  /** Whether a customer who never said yes is left out; one who said no always is. */
  readonly consentRequired: boolean;
}

export interface MembershipFacts {
  readonly customerId: string;
  /** What the customer last said of the campaign's channel; `undefined` when nothing. */
  readonly consent: boolean | undefined;
  readonly globalControl: boolean;
  /** The arm the customer was given before; it stays. */
  readonly previousArm: Arm | undefined;
}

export type Decision =
  | { readonly excludedBy: ExclusionReason; readonly arm?: undefined }
  | { readonly excludedBy?: undefined; readonly arm: Arm };

/** What becomes of a customer whom a campaign's rule matches. */
export function decideMembership(rules: MembershipRules, facts: MembershipFacts): Decision {
  const { campaign, holdout, consentRequired } = rules;
  const { customerId, consent, globalControl, previousArm } = facts;
  if (consent === false || (consentRequired && consent !== true)) return { excludedBy: 'no_consent' };
  if (globalControl) return { excludedBy: 'global_control' };
  return { arm: previousArm ?? armOf(campaign, customerId, holdout) };
}
