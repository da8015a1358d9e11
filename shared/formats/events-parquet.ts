import { type ColumnData, type Encoding, parquetMetadata, parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { dateOfDay, dayOfDate } from '../domain/event/day-of.ts';
import type { Event } from '../domain/event/event.ts';
import { type ColumnType, columnsOf, goodsColumns, plainColumns } from './event-columns.ts';
import { type Goods, goodsOf, restoreGoods } from './event-goods.ts';

type Draft = { -readonly [K in keyof Event]?: Event[K] };
type Value = string | number | bigint | boolean | null | undefined;

const rowGroupSize = 100_000;
/** Names of the columns that are not empty: the others need not be looked at. */
const presentKey = 'strata.columns';

/**
 * Events as a Parquet file (snappy), in the order given. Every file has every column: those of `event-columns.ts`, `day` as
 * `YYYY-MM-DD` and `traits` as JSON. The bytes are a function of the events alone.
 *
 * Texts must be well-formed UTF-16; an empty `product` is the same as none.
 */
export function writeEvents(events: readonly Event[]): Uint8Array {
  const goods = events.map(goodsOf);
  const dateOf = rememberLast(dateOfDay);
  const nothing: null[] = new Array(events.length).fill(null);
  const columnData = [
    ...plainColumns.map(({ name, field, type, required }) =>
      column(name, type, (at) => events[at]?.[field] as Value, required),
    ),
    column('day', 'STRING', (at) => dateOf(events[at]?.day ?? 0), true),
    ...goodsColumns.map(({ name, field, type }) => column(name, type, (at) => goods[at]?.[field])),
    column('traits', 'STRING', (at) => (events[at]?.traits === undefined ? null : JSON.stringify(events[at].traits))),
  ];
  const present = columnData.filter(({ data }) => data !== nothing).map(({ name }) => name);
  const kvMetadata = [{ key: presentKey, value: present.join(' ') }];
  const file = parquetWriteBuffer({ columnData, rowGroupSize, statistics: false, createdBy: 'strata', kvMetadata });
  return new Uint8Array(file);

  function column(name: string, type: ColumnType, valueAt: (at: number) => Value, required = false) {
    const isInteger = type === 'INT64' || type === 'TIMESTAMP';
    const values: Value[] = new Array(events.length);
    let isAbsent = true;
    for (let at = 0; at < values.length; at++) {
      const value = valueAt(at) ?? null;
      if (value !== null) isAbsent = false;
      values[at] = isInteger && value !== null ? BigInt(value) : value;
    }
    const data = isAbsent && !required ? nothing : values;
    // A dictionary pays where texts repeat; looking for one costs as much as all the rest.
    const encoding: Encoding | undefined = type === 'STRING' && !isAbsent ? undefined : 'PLAIN';
    return { name, type, nullable: !required, encoding, statistics: name === 'timestamp' || name === 'day', data };
  }
}

/** Events of a file that `writeEvents` made, in its order. */
export async function readEvents(bytes: Uint8Array): Promise<Event[]> {
  return (await readDrafts(bytes, undefined)) as Event[];
}

/** The same, with some fields alone: only their columns are read. */
export async function readEventColumns<Field extends keyof Event>(
  bytes: Uint8Array,
  fields: readonly Field[],
): Promise<Pick<Event, Field>[]> {
  const events = await readDrafts(bytes, columnsOf(fields));
  if (!fields.some((field) => field === 'product' || field === 'quantity' || field === 'lines')) {
    return events as Pick<Event, Field>[];
  }
  return events.map((event) => {
    const entries = fields.flatMap((field) => (event[field] === undefined ? [] : [[field, event[field]]]));
    return Object.fromEntries(entries) as Pick<Event, Field>;
  });
}

async function readDrafts(bytes: Uint8Array, columns: string[] | undefined): Promise<Draft[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const events: Draft[] = Array.from({ length: Number(metadata.num_rows) }, () => ({}));
  const goods: Goods[] = [];
  if (events.length === 0) return events;
  const listed = metadata.key_value_metadata?.find(({ key }) => key === presentKey)?.value?.split(' ') ?? [];
  const fill = createFill(events, goods);
  await parquetRead({
    file,
    metadata,
    columns: columns === undefined ? listed : listed.filter((name) => columns.includes(name)),
    parsers: { timestampFromMilliseconds: Number },
    onChunk: ({ columnName, columnData, rowStart }: ColumnData) => fill(columnName, columnData, rowStart),
  });
  for (const [at, texts] of goods.entries()) if (texts !== undefined) restoreGoods(events[at] as Draft, texts);
  return events;
}

/** Sets a column's values where they are present. */
function createFill(events: Draft[], goods: (Goods | undefined)[]) {
  const dayOf = rememberLast(dayOfDate);
  const fields = new Map(plainColumns.map(({ name, field, type }) => [name, { field, isInteger: type === 'INT64' }]));
  const goodsFields = new Map(
    goodsColumns.map(({ name, field, type }) => [name, { field, isInteger: type === 'INT64' }]),
  );

  return (name: string, values: ArrayLike<unknown>, start: number): void => {
    const plain = fields.get(name);
    const good = goodsFields.get(name);
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      if (value === null || value === undefined) continue;
      const event = events[start + at] as Record<string, unknown>;
      if (plain !== undefined) event[plain.field] = plain.isInteger ? Number(value) : value;
      else if (good !== undefined) {
        goods[start + at] ??= {};
        (goods[start + at] as Record<string, unknown>)[good.field] = good.isInteger ? Number(value) : value;
      } else if (name === 'day') event.day = dayOf(value as string);
      else if (name === 'traits') event.traits = JSON.parse(value as string);
    }
  };
}

/** Events of a file are mostly of one day. */
function rememberLast<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  let last: { readonly key: Key; readonly result: Result } | undefined;
  return (key) => {
    if (last === undefined || last.key !== key) last = { key, result: compute(key) };
    return last.result;
  };
}
