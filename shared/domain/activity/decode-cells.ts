import { eventKinds } from '../event/event.ts';
import type { Cell, Contribution } from './activity.ts';
import type { ByteReader } from './byte-reader.ts';
import { overflowing, shapes } from './encode-cells.ts';

/** The cells that `writeCells` wrote. */
export function readCells(reader: ByteReader, names: readonly string[]): Cell[] {
  const total = reader.unsigned();
  const cells: Cell[] = [];
  if (total === 0) return cells;
  const table = reader.list(() => readShape(reader, names));
  let period = 0;
  while (cells.length < total) {
    period += reader.signed();
    for (let left = reader.unsigned(); left > 0; left--) {
      const head = reader.byte();
      const place = head % 16 === overflowing ? overflowing + reader.unsigned() : head % 16;
      const count = head >> 4 === overflowing ? overflowing + reader.unsigned() : head >> 4;
      const { kind, category, bits, unit } = reader.at(table, place);
      const read = bits & shapes.negative ? reader.signed : reader.unsigned;
      const quantity = bits & shapes.quantity ? read() : 0;
      const amountMinor = bits & shapes.amount ? read() : 0;
      const weight = bits & shapes.unitWeight ? count * unit : read();
      cells.push({ period, kind, category, count, quantity, amountMinor, weight });
    }
  }
  return cells;
}

function readShape(reader: ByteReader, names: readonly string[]) {
  const kind = reader.at(eventKinds, reader.unsigned());
  const category = reader.at(names, reader.unsigned());
  const bits = reader.unsigned();
  return { kind, category, bits, unit: bits & shapes.unitWeight ? reader.unsigned() : 0 };
}

export const readContribution = (reader: ByteReader, names: readonly string[]): Contribution => ({
  category: reader.at(names, reader.unsigned()),
  count: reader.unsigned(),
  quantity: reader.signed(),
  amountMinor: reader.signed(),
  weight: reader.signed(),
});
