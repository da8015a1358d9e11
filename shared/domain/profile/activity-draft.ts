import { type Activity, type Cell, type Contribution, emptyActivity, type OrderRecord } from '../activity/activity.ts';
import { addSafely } from '../activity/add-safely.ts';
import { compareCells, kindIndex, sumCells } from '../activity/cells.ts';
import { returnsAlone } from '../activity/fold-orders.ts';
import { compareOrders, mergeOrders } from '../activity/merge-orders.ts';
import { placesOf } from '../activity/overflow.ts';
import type { Changeable } from '../changeable.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { cutText } from '../cut-text.ts';
import { type Event, eventKinds, type ProductLine } from '../event/event.ts';
import { messageCategory } from '../event/message-category.ts';
import { hash48 } from '../hash48.ts';

/** Longer names are cut to this many characters, so that one strange row cannot fill a profile. */
const longestName = 80;
const longestCoupon = 20;
/** Categories of one whole order that are told apart; the empty name has the rest. */
const mostCategories = 20;

/** An activity under way, in which adding an event costs no copy. */
export interface ActivityDraft {
  firstSeconds: number;
  lastSeconds: number;
  newestDay: number;
  /** Category -> day and kind -> cell. */
  readonly cells: Map<string, Map<number, Changeable<Cell>>>;
  readonly orders: Map<number, Changeable<OrderRecord>>;
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
  // What a message is about says nothing of what the customer likes.
  else if (event.kind === 'message') addCell(draft, event, messageCategory(event.action, event.channel), 0, 0, 0);
  else addCell(draft, event, event.product?.category, event.quantity ?? 0, 0, weight);
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
  const same = draft.orders.get(orderId(event));
  if (same !== undefined && addLines(same, event, lines, seconds)) return;
  const record = event.kind === 'order' ? orderRecord(event, lines, seconds, weight) : returnRecord(event, lines);
  draft.orders.set(record.id, same === undefined ? record : mergeOrders(same, record));
}

/** Further lines of an order that is there, without a copy of it; `false` when they need `mergeOrders`. */
function addLines(
  order: Changeable<OrderRecord>,
  { kind, orderGrain, coupon, day, discountMinor = 0 }: Event,
  lines: readonly ProductLine[],
  seconds: number,
): boolean {
  const isLater = seconds > order.instantSeconds || (seconds === order.instantSeconds && day >= order.day);
  if (kind !== 'order' || orderGrain === 'whole' || order.lines === 0 || coupon !== undefined || !isLater) return false;
  order.lines += Math.max(1, lines.length);
  order.discountMinor = addSafely(order.discountMinor, discountMinor);
  for (const { amountMinor, quantity } of lines) {
    order.grossMinor = addSafely(order.grossMinor, amountMinor);
    order.quantity = addSafely(order.quantity, pieces(quantity));
  }
  return true;
}

function orderRecord(event: Event, lines: readonly ProductLine[], seconds: number, weight: number): OrderRecord {
  const isWhole = event.orderGrain === 'whole';
  const contributions = isWhole ? contributionsOf(lines, weight) : [];
  const places = contributions.reduce((sum, { category }) => sum + placesOf(category), 0);
  return {
    id: orderId(event),
    instantSeconds: seconds,
    day: event.day,
    lines: Math.max(1, lines.length),
    grossMinor: sumOf(lines, ({ amountMinor }) => amountMinor),
    quantity: sumOf(lines, ({ quantity }) => pieces(quantity)),
    discountMinor: addSafely(event.discountMinor ?? 0, 0),
    coupon: cutText(event.coupon ?? '', longestCoupon),
    returns: [],
    version: isWhole ? { seconds, hash: hash48(orderContent(event)), places } : undefined,
    contributions,
  };
}

function returnRecord(event: Event, lines: readonly ProductLine[]): OrderRecord {
  const key = event.orderGrain === 'whole' ? hash48(event.refundId ?? event.messageId ?? orderContent(event)) : 0;
  const amountMinor = sumOf(lines, (line) => line.amountMinor);
  return returnsAlone(orderId(event), event.day, [{ key, day: event.day, amountMinor }]);
}

const sumOf = (lines: readonly ProductLine[], value: (line: ProductLine) => number): number =>
  lines.reduce((sum, line) => addSafely(sum, value(line)), 0);

let lastOrder = { text: '', id: 0 };

/**
 * Consecutive rows are often lines of one order, so the last id is remembered. What names no order is one of its own, told from
 * orders of the same number by its kind.
 */
function orderId(event: Event): number {
  const { orderId: order, source, orderGrain = 'line' } = event;
  const own = order ?? `${event.kind}\0${event.refundId ?? event.messageId ?? orderContent(event)}`;
  const text = `${source}\0${orderGrain}\0${own}`;
  if (lastOrder.text !== text) lastOrder = { text, id: hash48(text) };
  return lastOrder.id;
}

/** What an order or refund says, for telling two versions apart. */
export const orderContent = ({ kind, instant, userId, orderId: id, lines, discountMinor, coupon }: Event): string =>
  JSON.stringify([kind, instant, userId, id, lines, discountMinor, coupon]);

function contributionsOf(lines: readonly ProductLine[], weight: number): Contribution[] {
  const cells = sumCells(
    lines.map(({ category, quantity, amountMinor }) => ({
      period: 0,
      kind: 'order' as const,
      category: short(category),
      count: 1,
      quantity: pieces(quantity),
      amountMinor: addSafely(amountMinor, 0),
      weight,
    })),
  );
  const named = cells.length <= mostCategories ? cells : sumCells(withoutSmall(cells));
  return named.map(({ period: _, kind: __, ...contribution }) => contribution);
}

/** Only the categories with most money keep their names. */
const withoutSmall = (cells: readonly Cell[]): Cell[] =>
  cells
    .toSorted((a, b) => b.amountMinor - a.amountMinor || compareUtf8(a.category, b.category))
    .map((cell, rank) => (rank < mostCategories - 1 ? cell : { ...cell, category: '' }));

function addCell(
  { cells }: ActivityDraft,
  { day, kind }: Event,
  path: string | undefined,
  quantity: number,
  amountMinor: number,
  weight: number,
): void {
  const category = short(path);
  let ofCategory = cells.get(category);
  if (ofCategory === undefined) {
    ofCategory = new Map();
    cells.set(category, ofCategory);
  }
  const key = day * eventKinds.length + kindIndex(kind);
  const cell = ofCategory.get(key);
  const whole = pieces(quantity);
  if (cell === undefined) {
    ofCategory.set(key, {
      period: day,
      kind,
      category,
      count: 1,
      quantity: whole,
      amountMinor: addSafely(amountMinor, 0),
      weight,
    });
    return;
  }
  cell.count++;
  cell.quantity = addSafely(cell.quantity, whole);
  cell.amountMinor = addSafely(cell.amountMinor, amountMinor);
  cell.weight += weight;
}

const pieces = (quantity: number): number => addSafely(Math.round(quantity), 0);

const short = (text: string | undefined): string => cutText(text ?? '', longestName);

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
    folded: emptyActivity.folded,
    days: [...draft.cells.values()].flatMap((cells) => [...cells.values()]).sort(compareCells),
    months: [],
    monthDays: new Map(),
    orders: [...draft.orders.values()].sort(compareOrders),
    orderMonths: [],
    brands: draft.brands,
    devices: draft.devices,
    regions: draft.regions,
  };
};
