import type { Evidence, ItemEvidence, WholeOrder } from './evidence.ts';
import {
  addEvidence,
  addItem,
  addName,
  addOrderHour,
  addPurchase,
  createEvidenceDraft,
  type EvidenceDraft,
} from './evidence-draft.ts';
import { finishEvidence } from './finish-evidence.ts';
import { weekdayOf } from './local-hour.ts';

export const nothingDone: Omit<ItemEvidence, 'product' | 'category' | 'brand' | 'firstDay' | 'lastDay'> = {
  views: 0,
  carts: 0,
  favorites: 0,
  orders: 0,
  quantity: 0,
  amountMinor: 0,
  cartDay: -1,
  orderDay: -1,
};

/** Puts whole orders among the other purchases, once all days and all ids of the customer are together: nothing tells them again. */
export function settleOrders(evidence: Evidence): Evidence {
  if (evidence.wholeOrders.length === 0) return evidence;
  const draft = createEvidenceDraft();
  addEvidence(draft, { ...evidence, wholeOrders: [] });
  for (const order of evidence.wholeOrders) addOrder(draft, order);
  return finishEvidence(draft);
}

/** An order that is told once: its hour, what it was paid and brought by, what was bought. */
export function addOrder(
  draft: EvidenceDraft,
  { day, hour, payment, delivery, lines }: Omit<WholeOrder, 'order' | 'seconds' | 'hash'>,
): void {
  addOrderHour(draft, weekdayOf(day), hour, 1);
  if (payment !== '') addName(draft, 'payments', payment);
  if (delivery !== '') addName(draft, 'deliveries', delivery);
  for (const line of lines) addOrderLine(draft, day, line);
}

/** One line of an order: a purchase, and what it adds to its product. */
function addOrderLine(draft: EvidenceDraft, day: number, line: WholeOrder['lines'][number]): void {
  const { product, category, brand, unitMinor, quantity, amountMinor } = line;
  addPurchase(draft, { day, product, category, brand, unitMinor, quantity });
  const ordered = { orders: 1, quantity, amountMinor, firstDay: day, lastDay: day, orderDay: day };
  addItem(draft, { ...nothingDone, product, category, brand, ...ordered });
}
