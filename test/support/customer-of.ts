import { type Activity, emptyActivity } from '../../shared/domain/activity/activity.ts';
import { type Customer, createCustomer } from '../../shared/domain/customer/customer.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { type Evidence, noEvidence } from '../../shared/domain/evidence/evidence.ts';
import { emptyProfile, type TraitValue } from '../../shared/domain/profile/profile.ts';
import { type Shop, unknownShop } from '../../shared/domain/shop/shop.ts';
import { computeTags, type TagValue } from '../../shared/domain/tags/compute-tags.ts';

export interface Known {
  /** Trait -> what the customer declared. */
  readonly declared?: Readonly<Record<string, string>>;
  /** Trait -> what a third party says. */
  readonly thirdParty?: Readonly<Record<string, string>>;
  readonly activity?: Partial<Activity>;
  readonly evidence?: Partial<Evidence>;
  readonly shop?: Partial<Shop>;
  /** @default 15000, which is 2011-01-26 */
  readonly asOfDay?: number;
  /** @default 100 */
  readonly minorPerMajor?: number;
  readonly zone?: string;
}

/** A customer of whom nothing is known but this. */
export function customerOf(known: Known): Customer {
  const { declared = {}, thirdParty = {}, asOfDay = 15_000, minorPerMajor = 100, zone = 'UTC' } = known;
  const traitsOf = (values: Readonly<Record<string, string>>, origin: TraitValue['origin']) =>
    Object.entries(values).map(([name, value]) => ({ name, value, origin, source: 'crm', seconds: 1 }));
  const profile = {
    ...emptyProfile('u:1'),
    activity: { ...emptyActivity, ...known.activity },
    traits: [...traitsOf(declared, 'declared'), ...traitsOf(thirdParty, 'third_party')],
  };
  const shop = { ...unknownShop, ...known.shop };
  const options = { asOfDay, minorPerMajor, zone: timeZone(zone), shop };
  return createCustomer(profile, options, { ...noEvidence, ...known.evidence });
}

const noSegments = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };

/** One tag of such a customer, whole; `undefined` where it is absent. */
export const tagOf = (key: string, known: Known): TagValue | undefined =>
  computeTags(customerOf(known), noSegments).get(key);
