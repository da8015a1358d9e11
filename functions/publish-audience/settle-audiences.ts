import type { Campaign } from '../../shared/contracts/configuration.ts';
import {
  type AudienceSums,
  addSums,
  type ContestedSums,
  noAudience,
  noContest,
  rivalsOf,
} from '../../shared/contracts/score-sums.ts';
import { byRank, isLost } from '../../shared/domain/campaigns/exclusive-group.ts';
import { type Withheld, withheldBecause } from '../../shared/domain/campaigns/membership.ts';
import { inactiveBecause } from '../../shared/domain/campaigns/schedule.ts';

/** matched = sum of excluded + members; members = treatment + control unless the audience is withheld. */
export interface SettledAudience {
  readonly matched: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  readonly entered: number;
  readonly exited: number;
  readonly withheld: Withheld | null;
}

/**
 * The audiences of a run, from what all parts counted together: which are withheld, and so which campaign of an exclusive group has
 * the customers who could be in several.
 *
 * Campaigns are settled by rank. Whether one is withheld depends on those before it alone, so one pass is enough: when one turns
 * out too small its customers are counted with the next that they could be in.
 *
 * @param sums by campaign
 */
export function settleAudiences(
  campaigns: readonly Campaign[],
  sums: Readonly<Record<string, AudienceSums>>,
  asOfDay: number,
): ReadonlyMap<string, SettledAudience> {
  const withheld = new Set<string>();
  const settled = new Map<string, SettledAudience>();
  for (const campaign of campaigns.toSorted(byRank)) {
    const audience = settle(campaign, sums[campaign.id] ?? noAudience, withheld, asOfDay);
    if (audience.withheld !== null) withheld.add(campaign.id);
    settled.set(campaign.id, audience);
  }
  return settled;
}

export const withheldOf = (settled: ReadonlyMap<string, SettledAudience>): ReadonlySet<string> =>
  new Set([...settled].filter(([, audience]) => audience.withheld !== null).map(([id]) => id));

function settle(campaign: Campaign, sums: AudienceSums, withheldBefore: ReadonlySet<string>, asOfDay: number) {
  const { won, lost } = divide(sums.contested, withheldBefore);
  const members = sums.members + won.members;
  const withheld = inactiveBecause(campaign, asOfDay) ?? withheldBecause(members, campaign.minimumSize) ?? null;
  const excluded = addSums(sums.excluded, {
    ...positive('exclusive_group', lost.members + lost.capped),
    ...positive('frequency_cap', won.capped),
  });
  // Nobody is in an audience that is withheld: all who were have left it.
  const moves =
    withheld === null
      ? {
          treatment: sums.treatment + won.treatment,
          control: sums.control + won.control,
          entered: sums.entered + won.members - won.before,
          exited: sums.exited + lost.before,
        }
      : { treatment: 0, control: 0, entered: 0, exited: sums.before + won.before + lost.before };
  return { matched: sums.matched, excluded, members, ...moves, withheld };
}

/** Those whose rivals are all withheld, and those whom a rival has. */
function divide(contested: AudienceSums['contested'], withheld: ReadonlySet<string>) {
  let won: ContestedSums = noContest;
  let lost: ContestedSums = noContest;
  for (const [key, sums] of Object.entries(contested)) {
    if (isLost(rivalsOf(key), withheld)) lost = addSums(lost, sums);
    else won = addSums(won, sums);
  }
  return { won, lost };
}

const positive = (reason: string, customers: number): Record<string, number> =>
  customers > 0 ? { [reason]: customers } : {};
