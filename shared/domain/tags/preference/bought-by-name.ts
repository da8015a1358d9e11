import { type MainName, mainName } from '../../customer/main-name.ts';
import type { Purchase } from '../../evidence/evidence.ts';
import { addToName, type NameSums } from '../name-sums.ts';

/** Purchases by the name of something that the goods have; those of which it is not known are left out. */
export interface BoughtByName {
  readonly pieces: NameSums;
  /** Order lines. */
  readonly lines: NameSums;
  readonly lineCount: number;
  readonly pieceCount: number;
  /** Distinct days. */
  readonly dayCount: number;
  /** Name of most pieces; `undefined` where there are none. */
  readonly top: MainName | undefined;
}

/** @param purchases by day */
export function boughtByName(
  purchases: readonly Purchase[],
  nameOf: (purchase: Purchase) => string | undefined,
): BoughtByName {
  const pieces: NameSums = new Map();
  const lines: NameSums = new Map();
  let [lineCount, pieceCount, dayCount, lastDay] = [0, 0, 0, -1];
  for (const purchase of purchases) {
    const name = nameOf(purchase);
    if (name === undefined || name === '') continue;
    addToName(pieces, name, purchase.quantity);
    addToName(lines, name, 1);
    lineCount++;
    pieceCount += purchase.quantity;
    if (purchase.day !== lastDay) dayCount++;
    lastDay = purchase.day;
  }
  return { pieces, lines, lineCount, pieceCount, dayCount, top: mainName(pieces) };
}
