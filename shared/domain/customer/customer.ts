import type { EventKind } from '../event/event.ts';
import { type TimeZone, timeZone } from '../event/time-zone.ts';
import { type Evidence, noEvidence } from '../evidence/evidence.ts';
import type { Consent, Profile } from '../profile/profile.ts';
import { type Shop, unknownShop } from '../shop/shop.ts';
import { activeDaysOf } from './active-days.ts';
import { type EffectiveTrait, effectiveTrait } from './effective-trait.ts';
import { eventCounts } from './event-counts.ts';
import { type CategoryFilter, type CustomerEvents, eventTotals } from './event-totals.ts';
import { interestScore, interestWeights } from './interest-weights.ts';
import { type MainName, mainName } from './main-name.ts';
import { type CustomerOrders, ordersAt } from './orders-at.ts';

export interface CustomerOptions {
  /** Days since 1970-01-01 in the configured zone; nothing on it or after it is seen. */
  readonly asOfDay: number;
  /** Minor units in a major one: 100 for GBP, 1 for JPY. */
  readonly minorPerMajor: number;
  /** `s` of the interest score. @default 3 */
  readonly interestScale?: number;
  /** On whose clocks hours are told. @default UTC */
  readonly zone?: TimeZone;
  /** What is known of all customers together. @default nothing */
  readonly shop?: Shop;
}

/** What tags, features, rules and segments may look at: one customer as of one day. What costs is computed when asked for. */
export interface Customer {
  readonly profile: Profile;
  /** What whole events say that the activity does not remember. */
  readonly evidence: Evidence;
  readonly shop: Shop;
  readonly zone: TimeZone;
  readonly asOfDay: number;
  readonly minorPerMajor: number;
  readonly orders: CustomerOrders;
  /** First and last day with any activity; `undefined` when there was none yet. */
  readonly firstDay: number | undefined;
  readonly lastDay: number | undefined;
  /** Distinct days with any activity between two days, both inclusive; over all time without them. */
  activeDays(from?: number, to?: number): number;
  /** Category path, and every prefix of one, -> score 0..10. */
  readonly interests: ReadonlyMap<string, number>;
  events(kind: EventKind, filter: CategoryFilter, from: number, to: number): CustomerEvents;
  /** Events by kind, over everything remembered and folded. */
  eventCounts(): Readonly<Partial<Record<EventKind, number>>>;
  trait(name: string): EffectiveTrait | undefined;
  /** What the customer last said of a channel, whenever that was: a refusal counts at once. `undefined` when nothing. */
  consent(channel: string): Consent | undefined;
  readonly mainDevice: MainName | undefined;
  readonly mainRegion: MainName | undefined;
}

/** @param evidence of the days before `asOfDay` */
export function createCustomer(profile: Profile, options: CustomerOptions, evidence: Evidence = noEvidence): Customer {
  const { asOfDay, minorPerMajor, interestScale = 3, zone = timeZone('UTC'), shop = unknownShop } = options;
  const { activity, traits, consents } = profile;
  const days = activeDaysOf(activity, asOfDay);
  let interests: ReadonlyMap<string, number> | undefined;
  return {
    profile,
    evidence,
    shop,
    zone,
    asOfDay,
    minorPerMajor,
    orders: ordersAt(activity, asOfDay),
    firstDay: days[0],
    lastDay: days.at(-1),
    activeDays: (from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY) => {
      let count = 0;
      for (const day of days) if (day >= from && day <= to) count++;
      return count;
    },
    get interests() {
      interests ??= new Map(
        [...interestWeights(activity, asOfDay)].map(([path, weight]) => [
          path,
          interestScore(weight / 10_000, interestScale),
        ]),
      );
      return interests;
    },
    events: (kind, filter, from, to) => eventTotals(activity, asOfDay, kind, filter, from, to),
    eventCounts: () => eventCounts(activity, asOfDay),
    trait: (name) => effectiveTrait(traits, name),
    consent: (channel) => consents.find((consent) => consent.channel === channel),
    mainDevice: mainName(activity.devices),
    mainRegion: mainName(activity.regions),
  };
}
