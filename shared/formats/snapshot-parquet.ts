import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SnapshotColumn, SnapshotColumnType } from '../contracts/snapshot.ts';

/** A value of the column's type, `undefined` where there is none: an integer as a number, a day as days since 1970-01-01. */
export type SnapshotValue = string | number | boolean | undefined;

export interface SnapshotWriter {
  /** @param row a value a column, in their order */
  append(row: readonly SnapshotValue[]): void;
  /** The file, after the last row. */
  finish(): Uint8Array;
  readonly rows: number;
}

/** Rows that are held as values; a full group is encoded at once. */
const rowGroupSize = 20_000;

const elementOf: Readonly<Record<SnapshotColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  bool: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

/**
 * Customers as a Parquet file (snappy), in the order given. The bytes are a function of columns and rows alone.
 *
 * In memory are the rows of one group, and what was encoded.
 */
export function createSnapshotWriter(columns: readonly SnapshotColumn[]): SnapshotWriter {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaOf)],
    statistics: false,
    createdBy: 'strata',
  });
  const group = columns.map((): (string | number | bigint | boolean | null)[] => []);
  let rows = 0;

  function writeGroup(): void {
    // Writing to memory ends before it returns.
    void file.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: group[at] ?? [],
        // A dictionary pays where texts repeat; looking for one costs as much as all the rest.
        encoding: type === 'string' && at > 0 ? undefined : ('PLAIN' as const),
        statistics: at === 0,
      })),
      rowGroupSize,
    });
    for (const values of group) values.length = 0;
  }

  return {
    append(row) {
      columns.forEach(({ type }, at) => {
        const value = row[at];
        group[at]?.push(value === undefined ? null : type === 'integer' ? BigInt(value) : value);
      });
      rows++;
      if (rows % rowGroupSize === 0) writeGroup();
    },
    finish() {
      if (rows % rowGroupSize > 0) writeGroup();
      void file.finish();
      return bytes.getBytes();
    },
    get rows() {
      return rows;
    },
  };
}

const schemaOf = ({ name, type, required }: SnapshotColumn): SchemaElement => ({
  name,
  ...elementOf[type],
  repetition_type: required ? 'REQUIRED' : 'OPTIONAL',
});
