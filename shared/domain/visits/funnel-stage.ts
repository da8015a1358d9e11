import type { EventKind } from '../event/event.ts';

/** The way to an order, in its order. */
export const stages = ['view', 'cart', 'checkout', 'order'] as const;
export type FunnelStage = (typeof stages)[number];

const stageByKind: Partial<Readonly<Record<EventKind, FunnelStage>>> = {
  view: 'view',
  cart_add: 'cart',
  checkout: 'checkout',
  order: 'order',
};

/** The stage that an event of this kind is; `undefined` for kinds beside the way, such as searches, lists and favourites. */
export const stageOf = (kind: EventKind): FunnelStage | undefined => stageByKind[kind];
