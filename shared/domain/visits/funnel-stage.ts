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

/** The furthest of a customer's stages, as of their visits in a window; `undefined` where there is none. */
export function furthestStage(reached: Iterable<FunnelStage | undefined>): FunnelStage | undefined {
  let furthest = -1;
  for (const stage of reached) if (stage !== undefined) furthest = Math.max(furthest, stages.indexOf(stage));
  return stages[furthest];
}
