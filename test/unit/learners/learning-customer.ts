import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { type Evidence, type ItemEvidence, noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import type { TraitValue } from '../../../shared/domain/profile/profile.ts';
import type { SegmentNames } from '../../../shared/domain/tags/define-tag.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

export interface Life {
  /** Days of orders, and what each brought. @default one order of 1000 on day 10 */
  readonly orders?: readonly (readonly [day: number, grossMinor: number])[];
  readonly evidence?: Partial<Evidence>;
  readonly traits?: Readonly<Record<string, string>>;
  readonly brands?: readonly string[];
  /** @default 100 */
  readonly asOfDay?: number;
}

/** A customer as learners see them. */
export function customerOf(
  id: string,
  { orders = [[10, 1000]], evidence, traits = {}, brands = [], asOfDay = 100 }: Life = {},
) {
  const profile = profileOfOrders(
    id,
    orders.map(([day, grossMinor]) => orderOn(day, grossMinor)),
  );
  const told = Object.entries(traits).map(
    ([name, value]): TraitValue => ({ name, value, source: 'crm', origin: 'declared', seconds: 0 }),
  );
  return createCustomer(
    {
      ...profile,
      traits: told,
      activity: { ...profile.activity, brands: new Map(brands.map((brand) => [brand, 1])) },
    },
    { asOfDay, minorPerMajor: 100 },
    { ...noEvidence, ...evidence },
  );
}

/** A product that was looked at once on each of these days. */
export const viewed = (product: string, firstDay: number, lastDay = firstDay): ItemEvidence => ({
  product,
  category: '',
  brand: '',
  views: firstDay === lastDay ? 1 : 2,
  carts: 0,
  favorites: 0,
  orders: 0,
  quantity: 0,
  amountMinor: 0,
  firstDay,
  lastDay,
  cartDay: -1,
  orderDay: -1,
});

export const period = { from: '2011-01-01', to: '2011-12-09' };
export const noSegments = { cluster: 'none' } as SegmentNames;
