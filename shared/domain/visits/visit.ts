import { compareUtf8 } from '../compare-utf8.ts';
import { type EventKind, eventKinds } from '../event/event.ts';
import { type FunnelStage, stageOf, stages } from './funnel-stage.ts';

/** What a visit needs to know of an event. */
export interface VisitEvent {
  readonly kind: EventKind;
  /** Seconds since 1970-01-01T00:00Z. */
  readonly instantSeconds: number;
  readonly sessionId?: string | undefined;
  readonly productId?: string | undefined;
}

/** What a customer did in one go. */
export interface Visit {
  /** From the first event to the last; 0 of a single one. */
  readonly seconds: number;
  readonly events: number;
  /** Distinct products of its events. */
  readonly products: number;
  /** The last stage of the funnel of which it has an event, in whatever order; `undefined` where it has none. */
  readonly stage: FunnelStage | undefined;
  /** Its stages as they came, with the second of each; what the funnel is counted from. */
  readonly steps: readonly VisitStep[];
  /** Such as `view>cart_add>order`. */
  readonly path: string;
}

export interface VisitStep {
  /** Index in `stages`. */
  readonly stage: number;
  readonly instantSeconds: number;
}

/** Longest silence within a visit, as web analytics have it. */
const gapSeconds = 30 * 60;
/** Steps of a path that are told apart. */
const longestPath = 8;

/** What a customer does in the shop. Messages, surveys, consents and ids come from elsewhere; returns are not visits. */
const visitKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'view',
  'list_view',
  'search',
  'cart_add',
  'cart_remove',
  'favorite',
  'checkout',
  'order',
  'review',
  'like',
  'comment',
  'share',
  'invite',
  'coupon',
]);

/**
 * The visits of one customer's day, by start, in time order; the same whatever the order of the events.
 *
 * Events of one session id are one visit. An event without one, such as an order from another system, belongs to the visit of the event
 * before it when that is at most 30 minutes ago, and begins a visit otherwise. Of events of the same second, the kinds' own order counts,
 * so that a view goes before its order. A visit over midnight is one on either day.
 */
export function visitsOf(events: readonly VisitEvent[]): Visit[] {
  const visits: VisitEvent[][] = [];
  const bySession = new Map<string, VisitEvent[]>();
  let latest: { readonly visit: VisitEvent[]; readonly instantSeconds: number } | undefined;
  for (const event of events.filter(({ kind }) => visitKinds.has(kind)).sort(compareEvents)) {
    const { instantSeconds, sessionId } = event;
    const isNear = latest !== undefined && instantSeconds - latest.instantSeconds <= gapSeconds;
    let visit = sessionId !== undefined ? bySession.get(sessionId) : isNear ? latest?.visit : undefined;
    if (visit === undefined) {
      visit = [];
      visits.push(visit);
    }
    if (sessionId !== undefined) bySession.set(sessionId, visit);
    visit.push(event);
    latest = { visit, instantSeconds };
  }
  return visits.map(describeVisit);
}

function compareEvents(a: VisitEvent, b: VisitEvent): number {
  return (
    a.instantSeconds - b.instantSeconds ||
    eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind) ||
    compareUtf8(a.sessionId ?? '', b.sessionId ?? '') ||
    compareUtf8(a.productId ?? '', b.productId ?? '')
  );
}

/** @param events of one visit, in time order, at least one */
function describeVisit(events: readonly VisitEvent[]): Visit {
  const [first, last] = [events[0] as VisitEvent, events.at(-1) as VisitEvent];
  const steps = events.flatMap(({ kind, instantSeconds }) => {
    const stage = stageOf(kind);
    return stage === undefined ? [] : [{ stage: stages.indexOf(stage), instantSeconds }];
  });
  return {
    seconds: last.instantSeconds - first.instantSeconds,
    events: events.length,
    products: new Set(events.flatMap(({ productId }) => productId ?? [])).size,
    stage: steps.length === 0 ? undefined : stages[Math.max(...steps.map(({ stage }) => stage))],
    steps,
    path: pathOf(events.map(({ kind }) => kind)),
  };
}

/** Kinds in their order, repetitions once; of more than eight steps the first eight and `…`. */
function pathOf(kinds: readonly EventKind[]): string {
  const steps = kinds.filter((kind, at) => kind !== kinds[at - 1]);
  return (steps.length > longestPath ? [...steps.slice(0, longestPath), '…'] : steps).join('>');
}
