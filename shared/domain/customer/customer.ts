import type { Cell } from '../activity/activity.ts';
import { firstDayOf } from '../activity/month-of.ts';
import type { EventKind } from '../event/event.ts';
import type { ProfileId } from '../identity/profile-id.ts';
import type { Consent, Profile, TraitValue } from '../profile/profile.ts';
import { activeDaysBefore } from './active-days.ts';
import { dayCellsBefore, monthCellsBefore } from './cells-before.ts';
import { effectiveTraits } from './effective-traits.ts';
import { interestScore, interestWeights } from './interests.ts';
import { isCounted, type Order, ordersBefore } from './orders.ts';

export interface CustomerOptions {
  /** Days since 1970-01-01 in the configured zone; nothing on it or after it is seen. */
  readonly asOfDay: number;
  /** Minor units in a major one: 100 for GBP, 1 for JPY. */
  readonly minorPerMajor: number;
  /** `s` of the interest score. @default 3 */
  readonly interestScale?: number;
}

export interface EventTotals {
  readonly count: number;
  /** Distinct days. */
  readonly days: number;
  readonly quantity: number;
  readonly amountMinor: number;
  /** Newest of those days; `undefined` when there was none. */
  readonly lastDay: number | undefined;
}

/** What tags, features, rules and segments may look at: one customer as of one day. */
export interface Customer {
  readonly id: ProfileId;
  readonly asOfDay: number;
  readonly minorPerMajor: number;
  /** Remembered orders, by day; free and returned ones too. */
  readonly orders: readonly Order[];
  /** Of those, the counted ones. */
  readonly counted: readonly Order[];
  readonly lifetime: Lifetime;
  /** Sorted. */
  readonly activeDays: readonly number[];
  readonly traits: ReadonlyMap<string, TraitValue>;
  readonly consents: readonly Consent[];
  readonly devices: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  /** Category path -> score 0..10, for every path with any weight. */
  interests(): ReadonlyMap<string, number>;
  /** What remembered days between two days, both inclusive, hold of a kind, in a category and all below it. */
  events(kind: EventKind, category: string | undefined, from: number, to: number): EventTotals;
  /** Events by kind, over everything remembered and folded. */
  eventCounts(): Readonly<Partial<Record<EventKind, number>>>;
  /** Money that came back of orders nobody remembers, between two days, both inclusive. */
  looseReturnsMinor(from: number, to: number): number;
}

export interface Lifetime {
  /** Counted orders, folded ones included. */
  readonly orders: number;
  /** Gross minus everything that came back; below 0 when what came back was bought before the data begin. */
  readonly netMinor: number;
  readonly quantity: number;
}

/** Looks at a profile as of a day. What is folded into months is seen whole when its month began before that day. */
export function createCustomer(profile: Profile, options: CustomerOptions): Customer {
  const { asOfDay, minorPerMajor, interestScale = 3 } = options;
  const { orders, looseReturns } = ordersBefore(profile, asOfDay);
  const counted = orders.filter((order) => isCounted(order));
  const dayCells = dayCellsBefore(profile, asOfDay);
  const looseReturnsMinor = (from: number, to: number): number => {
    let sum = 0;
    for (const { day, amountMinor } of looseReturns) if (day >= from && day <= to) sum += amountMinor;
    return sum;
  };
  let interests: ReadonlyMap<string, number> | undefined;

  return {
    id: profile.id,
    asOfDay,
    minorPerMajor,
    orders,
    counted,
    lifetime: lifetimeOf(profile, orders, counted, looseReturnsMinor(Number.NEGATIVE_INFINITY, asOfDay), asOfDay),
    activeDays: activeDaysBefore(profile, dayCells, asOfDay),
    traits: effectiveTraits(profile.traits),
    consents: profile.consents,
    devices: profile.activity.devices,
    regions: profile.activity.regions,
    interests: () => {
      interests ??= scores(interestWeights(dayCells, monthCellsBefore(profile, asOfDay), asOfDay), interestScale);
      return interests;
    },
    events: (kind, category, from, to) => eventTotals(dayCells, kind, category, from, to),
    eventCounts: () => countByKind([...dayCells, ...monthCellsBefore(profile, asOfDay)]),
    looseReturnsMinor,
  };
}

function lifetimeOf(
  { activity }: Profile,
  orders: readonly Order[],
  counted: readonly Order[],
  looseMinor: number,
  asOfDay: number,
): Lifetime {
  let count = counted.length;
  let netMinor = -looseMinor;
  let quantity = 0;
  for (const order of orders) {
    netMinor += order.grossMinor - order.returnedMinor;
    quantity += order.quantity;
  }
  for (const month of activity.orderMonths) {
    if (firstDayOf(month.month) >= asOfDay) continue;
    count += month.orders - month.returnedWhole;
    netMinor += month.grossMinor - month.returnedMinor;
    quantity += month.quantity;
  }
  return { orders: count, netMinor, quantity };
}

const scores = (weights: ReadonlyMap<string, number>, scale: number): ReadonlyMap<string, number> =>
  new Map([...weights].map(([path, weight]) => [path, interestScore(weight, scale)]));

function eventTotals(
  cells: readonly Cell[],
  kind: EventKind,
  category: string | undefined,
  from: number,
  to: number,
): EventTotals {
  const days = new Set<number>();
  let [count, quantity, amountMinor] = [0, 0, 0];
  for (const cell of cells) {
    if (cell.kind !== kind || cell.period < from || cell.period > to) continue;
    if (category !== undefined && cell.category !== category && !cell.category.startsWith(`${category}/`)) continue;
    days.add(cell.period);
    count += cell.count;
    quantity += cell.quantity;
    amountMinor += cell.amountMinor;
  }
  return { count, days: days.size, quantity, amountMinor, lastDay: days.size > 0 ? Math.max(...days) : undefined };
}

function countByKind(cells: readonly Cell[]): Readonly<Partial<Record<EventKind, number>>> {
  const counts: Partial<Record<EventKind, number>> = {};
  for (const { kind, count } of cells) counts[kind] = (counts[kind] ?? 0) + count;
  return counts;
}
