import type { Arm } from '../domain/campaigns/arms.ts';
import { isLost } from '../domain/campaigns/exclusive-group.ts';
import type { ProfileId } from '../domain/identity/profile-id.ts';

/** What a customer is to one campaign. Stays when they leave the rule: effects are measured on everyone assigned. */
export interface Membership {
  /** Frozen from the run in which the customer was first a member of an audience that was not withheld. */
  readonly arm: Arm;
  /** That run, and its `as_of`. */
  readonly sinceRun: string;
  readonly since: string;
  /** Whether the customer is a member in this run, unless the audience is withheld or a rival is published. */
  readonly member: boolean;
  /** Campaigns before this one of its exclusive group that the customer could be in too. */
  readonly rivals?: readonly string[];
}

/** One customer in `runs/<run>/state/<part>.shuffle`, a section a slice, as JSON. */
export interface CustomerState {
  readonly id: ProfileId;
  readonly rfm: string;
  /** Recency, frequency, money, 1..5 each; absent without a counted order in the window. */
  readonly scores?: readonly [r: number, f: number, m: number];
  readonly tier: string;
  readonly lifecycle: string;
  readonly cluster: string;
  readonly memberships: Readonly<Record<string, Membership>>;
  /** Set of one who was a customer in an earlier run and is none in this: segments are those of then, the arm stays. */
  readonly gone?: true;
}

/** A member of one audience, as the parts hand it to `publish-audience`. */
export interface AudienceRow {
  readonly userId: string;
  readonly arm: Arm;
  readonly reason: string;
  /** Empty where the campaign goes by segment and no strategy is for the customer. */
  readonly strategy: string;
  /** Values of the campaign's `columns`, in their order; empty where not known. */
  readonly columns: readonly string[];
  /** Whether the customer was no member of the last published audience. */
  readonly entered: boolean;
  /** As in `Membership`: a member only when all of these are withheld. */
  readonly rivals?: readonly string[];
}

/** A member of the last published audience who is none now. */
export interface ExitedRow {
  readonly userId: string;
  readonly arm: Arm;
  /** One who has left only if one of these is published; a row of the members has them otherwise. */
  readonly rivals?: readonly string[];
}

/**
 * Memberships as they are once it is known which audiences of their run were withheld. Nobody is a member of those, and whoever
 * could be in several campaigns of an exclusive group is in the first that is published. An arm that was given in that very run
 * and came to nothing is none, since nobody was told and nobody was held back.
 */
export function withoutWithheld(
  memberships: CustomerState['memberships'],
  run: string,
  withheld: ReadonlySet<string>,
): CustomerState['memberships'] {
  const kept: Record<string, Membership> = {};
  for (const [campaign, { rivals = [], ...membership }] of Object.entries(memberships)) {
    if (!withheld.has(campaign) && !isLost(rivals, withheld)) kept[campaign] = membership;
    else if (membership.sinceRun !== run) kept[campaign] = { ...membership, member: false };
  }
  return kept;
}
