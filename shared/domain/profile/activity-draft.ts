import type { Activity, Cell, Contribution, OrderRecord, Return } from '../activity/activity.ts';
import { compareCells, sumCells } from '../activity/cells.ts';
import { hash48 } from '../activity/hash48.ts';
import { compareOrders, mergeOrders } from '../activity/merge-orders.ts';
import type { Event, ProductLine } from '../event/event.ts';

/** Longer names are cut to this many characters, so that one strange row cannot fill a profile. */
const longestName = 80;
const longestCoupon = 30;

/** An activity under way, in which adding an event costs no copy. */
export interface ActivityDraft {
  firstSeconds: number;
  lastSeconds: number;
  newestDay: number;
  readonly cells: Map<string, { -readonly [Key in keyof Cell]: Cell[Key] }>;
  readonly orders: Map<number, OrderRecord>;
  readonly brands: Map<string, number>;
  readonly devices: Map<string, number>;
  readonly regions: Map<string, number>;
}

export const createActivityDraft = (): ActivityDraft => ({
  firstSeconds: Number.POSITIVE_INFINITY,
  lastSeconds: Number.NEGATIVE_INFINITY,
  newestDay: Number.NEGATIVE_INFINITY,
  cells: new Map(),
  orders: new Map(),
  brands: new Map(),
  devices: new Map(),
  regions: new Map(),
});

/** @param weight behaviour × duration of the event, in hundredths */
export function addToDraft(draft: ActivityDraft, event: Event, weight: number): void {
  const seconds = Math.floor(event.instant / 1000);
  if (seconds < draft.firstSeconds) draft.firstSeconds = seconds;
  if (seconds > draft.lastSeconds) draft.lastSeconds = seconds;
  if (event.day > draft.newestDay) draft.newestDay = event.day;

  if (event.kind === 'order' || event.kind === 'refund') addOrder(draft, event, seconds, weight);
  else addCell(draft, event, event.product?.category, 0, 0, weight);
  count(draft.devices, event.device);
  count(draft.regions, event.region);
  if (event.lines === undefined) count(draft.brands, event.product?.brand);
  else for (const { brand } of event.lines) count(draft.brands, brand);
}

function addOrder(draft: ActivityDraft, event: Event, seconds: number, weight: number): void {
  const lines = event.lines ?? [];
  if (event.orderGrain !== 'whole') {
    for (const line of lines) addCell(draft, event, line.category, line.quantity, line.amountMinor, weight);
  }
  const record = event.kind === 'order' ? orderRecord(event, lines, seconds, weight) : returnRecord(event, lines);
  const same = draft.orders.get(record.id);
  draft.orders.set(record.id, same === undefined ? record : mergeOrders(same, record));
}

function orderRecord(event: Event, lines: readonly ProductLine[], seconds: number, weight: number): OrderRecord {
  const whole = event.orderGrain === 'whole';
  return {
    id: orderId(event),
    instantSeconds: seconds,
    day: event.day,
    lines: Math.max(1, lines.length),
    grossMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    quantity: lines.reduce((sum, { quantity }) => sum + pieces(quantity), 0),
    discountMinor: event.discountMinor ?? 0,
    coupon: (event.coupon ?? '').slice(0, longestCoupon),
    returns: [],
    version: whole ? { seconds, hash: hash48(contentOf(event)) } : undefined,
    contributions: whole ? contributionsOf(lines, weight) : [],
  };
}

function returnRecord(event: Event, lines: readonly ProductLine[]): OrderRecord {
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const key = event.orderGrain === 'whole' ? hash48(event.refundId ?? contentOf(event)) : 0;
  const returned: Return = { key, day: event.day, amountMinor };
  return {
    id: orderId(event),
    instantSeconds: 0,
    day: event.day,
    lines: 0,
    grossMinor: 0,
    quantity: 0,
    discountMinor: 0,
    coupon: '',
    returns: [returned],
    version: undefined,
    contributions: [],
  };
}

let lastOrder = { text: '', id: 0 };

/** Consecutive rows are often lines of one order, so the last id is remembered. What has no id is an order of its own. */
function orderId(event: Event): number {
  const own = event.orderId ?? event.refundId ?? event.messageId ?? contentOf(event);
  const text = `${event.source}\0${event.orderGrain ?? 'line'}\0${own}`;
  if (lastOrder.text !== text) lastOrder = { text, id: hash48(text) };
  return lastOrder.id;
}

/** What an order or refund says, for telling two versions apart. */
const contentOf = ({ kind, instant, userId, orderId: id, lines, discountMinor, coupon }: Event): string =>
  JSON.stringify([kind, instant, userId, id, lines, discountMinor, coupon]);

const contributionsOf = (lines: readonly ProductLine[], weight: number): Contribution[] =>
  sumCells(
    lines.map(({ category, quantity, amountMinor }) => ({
      period: 0,
      kind: 'order' as const,
      category: short(category),
      count: 1,
      quantity: pieces(quantity),
      amountMinor,
      weight,
    })),
  ).map(({ period: _, kind: __, ...contribution }) => contribution);

function addCell(
  { cells }: ActivityDraft,
  { day, kind }: Event,
  path: string | undefined,
  quantity: number,
  amountMinor: number,
  weight: number,
): void {
  const category = short(path);
  const key = `${day} ${kind} ${category}`;
  const cell = cells.get(key);
  if (cell === undefined) {
    cells.set(key, { period: day, kind, category, count: 1, quantity: pieces(quantity), amountMinor, weight });
    return;
  }
  cell.count++;
  cell.quantity += pieces(quantity);
  cell.amountMinor += amountMinor;
  cell.weight += weight;
}

const pieces = (quantity: number): number => Math.round(quantity);

/** Cut where no character is torn apart. */
function short(text: string | undefined): string {
  if (text === undefined || text.length <= longestName) return text ?? '';
  return text.slice(0, longestName).toWellFormed();
}

function count(counts: Map<string, number>, name: string | undefined): void {
  if (name === undefined || name === '') return;
  const known = short(name);
  counts.set(known, (counts.get(known) ?? 0) + 1);
}

export const finishActivityDraft = (draft: ActivityDraft): Activity => {
  const empty = draft.firstSeconds === Number.POSITIVE_INFINITY;
  return {
    firstSeconds: empty ? undefined : draft.firstSeconds,
    lastSeconds: empty ? undefined : draft.lastSeconds,
    newestDay: empty ? undefined : draft.newestDay,
    days: [...draft.cells.values()].sort(compareCells),
    months: [],
    monthDays: new Map(),
    orders: [...draft.orders.values()].sort(compareOrders),
    orderMonths: [],
    brands: draft.brands,
    devices: draft.devices,
    regions: draft.regions,
    categoryCut: undefined,
  };
};
