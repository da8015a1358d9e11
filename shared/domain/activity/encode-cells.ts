import type { Cell, Contribution } from './activity.ts';
import type { ByteWriter } from './byte-writer.ts';
import { kindIndex } from './cells.ts';

/** Name -> place in the table. */
export type Names = ReadonlyMap<string, number>;

/** Bits that say how the cells of one kind and category are written. */
export const shapes = { quantity: 1, amount: 2, unitWeight: 4, negative: 8 } as const;

/** A head byte has four bits each for the shape's place and the count; this value says that the rest follows. */
export const overflowing = 15;

/** A kind and category that occur, and what all their cells have in common. */
interface Shape {
  readonly kind: number;
  readonly name: number;
  readonly place: number;
  bits: number;
  /** Weight of one event, where it is the same in every cell. */
  readonly unit: number;
}

/**
 * Cells sorted by period: a table of the kinds and categories that occur; then for each period its distance from the one before,
 * how many cells it has, and each as a byte of place and count, followed by the numbers that its shape has.
 */
export function writeCells(writer: ByteWriter, cells: readonly Cell[], names: Names): void {
  writer.unsigned(cells.length);
  if (cells.length === 0) return;
  const shapesByKey = collectShapes(cells, names);
  writer.unsigned(shapesByKey.size);
  for (const { kind, name, bits, unit } of shapesByKey.values()) {
    writer.unsigned(kind);
    writer.unsigned(name);
    writer.unsigned(bits);
    if (bits & shapes.unitWeight) writer.unsigned(unit);
  }
  let before = 0;
  for (let i = 0; i < cells.length; ) {
    const { period } = cells[i] as Cell;
    let end = i + 1;
    while (end < cells.length && cells[end]?.period === period) end++;
    writer.signed(period - before);
    writer.unsigned(end - i);
    for (; i < end; i++) {
      const cell = cells[i] as Cell;
      writeCell(writer, cell, shapesByKey.get(keyOf(cell, names)) as Shape);
    }
    before = period;
  }
}

const keyOf = ({ kind, category }: Cell, names: Names): number =>
  (names.get(category) as number) * 64 + kindIndex(kind);

function collectShapes(cells: readonly Cell[], names: Names): Map<number, Shape> {
  const found = new Map<number, Shape>();
  for (const cell of cells) {
    const key = keyOf(cell, names);
    let shape = found.get(key);
    if (shape === undefined) {
      const unit = cell.count > 0 ? cell.weight / cell.count : -1;
      const isUnit = Number.isSafeInteger(unit) && unit >= 0;
      const bits = isUnit ? shapes.unitWeight : 0;
      shape = { kind: key % 64, name: Math.floor(key / 64), place: found.size, bits, unit };
      found.set(key, shape);
    }
    if (cell.weight !== cell.count * shape.unit) shape.bits &= ~shapes.unitWeight;
    if (cell.quantity !== 0) shape.bits |= shapes.quantity;
    if (cell.amountMinor !== 0) shape.bits |= shapes.amount;
    if (cell.quantity < 0 || cell.amountMinor < 0 || cell.weight < 0) shape.bits |= shapes.negative;
  }
  return found;
}

function writeCell(writer: ByteWriter, { count, quantity, amountMinor, weight }: Cell, { place, bits }: Shape): void {
  writer.unsigned8(Math.min(place, overflowing) + Math.min(count, overflowing) * 16);
  if (place >= overflowing) writer.unsigned(place - overflowing);
  if (count >= overflowing) writer.unsigned(count - overflowing);
  const write = bits & shapes.negative ? writer.signed : writer.unsigned;
  if (bits & shapes.quantity) write(quantity);
  if (bits & shapes.amount) write(amountMinor);
  if (!(bits & shapes.unitWeight)) write(weight);
}

/** What a whole order holds of one category. */
export function writeContribution(writer: ByteWriter, contribution: Contribution, names: Names): void {
  writer.unsigned(names.get(contribution.category) as number);
  writer.unsigned(contribution.count);
  writer.signed(contribution.quantity);
  writer.signed(contribution.amountMinor);
  writer.signed(contribution.weight);
}
