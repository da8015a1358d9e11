import type { FieldName } from '../../shared/contracts/source-schema.ts';
import type { EventKind } from '../../shared/domain/event/event.ts';
import { guessKinds, guessTime, hasDecimalComma, type KindGuess, type TimeGuess } from './guess-values.ts';
import type { Sample } from './read-sample.ts';
import { plainName, usualColumns } from './usual-columns.ts';

/** How the rows of a sample most likely become events. */
export interface ProposedMapping {
  readonly kind: EventKind | ({ readonly column: string } & KindGuess);
  readonly timestamp?: { readonly column: string } & TimeGuess;
  readonly fields: readonly (readonly [field: FieldName, column: string])[];
  readonly decimalComma: boolean;
  /** Columns that nothing is taken from. */
  readonly unused: readonly string[];
  /** What a person should look at, in sentences. */
  readonly doubts: readonly string[];
}

const ids: readonly FieldName[] = ['user_id', 'anonymous_id', 'device_id', 'email', 'phone'];
const money: readonly FieldName[] = ['price', 'amount'];
const numbers: readonly FieldName[] = ['price', 'amount', 'quantity', 'discount'];

const nearCustomer = /user|cust|client|member|buyer|visitor|account|household|shopper|用户|客户|会员|买家|顾客/i;

/**
 * Tells columns by their usual names, each column once, and by what stands in them: times have to read as times and kinds as
 * kinds. What is not sure is said among the doubts. `undefined` where no column could be a customer.
 */
export function proposeMapping(sample: Sample): ProposedMapping | undefined {
  const { columns } = sample;
  const textsOf = (column: string) => sample.rows.map((row) => row[columns.indexOf(column)] ?? '');
  const taken = new Set<string>();
  const doubts: string[] = [];
  const named = (wanted: FieldName | 'timestamp' | 'kind', fits: (column: string) => boolean = () => true) => {
    const column = candidates(columns, namesOf(wanted)).find((each) => !taken.has(each) && fits(each));
    if (column !== undefined) taken.add(column);
    return column;
  };

  const time = named('timestamp', (column) => guessTime(textsOf(column)) !== undefined) ?? anyTime();
  const timestamp = time === undefined ? undefined : { column: time, ...guessTime(textsOf(time))! };
  if (timestamp?.isAmbiguous)
    doubts.push(`In "${time}" day and month cannot be told apart: month_first was taken; day_first is the other.`);
  const kinds = named('kind', (column) => guessKinds(textsOf(column)) !== undefined);
  const codes = candidates(columns, namesOf('kind')).find((column) => !taken.has(column));
  const fields: (readonly [FieldName, string])[] = [];
  for (const [field] of usualColumns) {
    if (field === 'timestamp' || field === 'kind') continue;
    const column = named(field, (each) => !numbers.includes(field) || areNumbers(textsOf(each)));
    if (column !== undefined) fields.push([field, column]);
  }
  if (!fields.some(([field]) => ids.includes(field))) {
    const id = likelyId();
    if (id === undefined) return undefined;
    fields.unshift(id);
  }

  const kind = kinds === undefined ? constantKind() : { column: kinds, ...guessKinds(textsOf(kinds))! };
  if (typeof kind === 'object' && kind.unknown.length > 0)
    doubts.push(
      kind.unknown.length === 1
        ? `A value of "${kind.column}" is of no kind that is known; it stands in a comment.`
        : `${kind.unknown.length} values of "${kind.column}" are of no kind that is known; they stand in comments.`,
    );
  return {
    kind,
    ...(timestamp && { timestamp }),
    fields,
    decimalComma: fields.some(([field, column]) => numbers.includes(field) && hasDecimalComma(textsOf(column))),
    unused: columns.filter((column) => !taken.has(column)),
    doubts,
  };

  function anyTime(): string | undefined {
    const column =
      columns.find((each) => !/^\d+$/.test(textsOf(each)[0] ?? '') && guessTime(textsOf(each)) !== undefined) ??
      columns.find((each) => guessTime(textsOf(each)) !== undefined);
    if (column !== undefined) {
      taken.add(column);
      doubts.push(`No column is named like a time: "${column}" was taken, since its values read as one.`);
    }
    return column;
  }

  /** Something that is at least near a customer; the first column of a file that names none. */
  function likelyId(): readonly [FieldName, string] | undefined {
    const left = columns.filter((column) => !taken.has(column));
    const near = left.find((column) => nearCustomer.test(column)) ?? (sample.hasHeader ? undefined : left[0]);
    if (near !== undefined) {
      taken.add(near);
      doubts.push(`No column is named like a customer: "${near}" was taken as user_id.`);
      return ['user_id', near];
    }
    const session = fields.findIndex(([field]) => field === 'session_id');
    const [, column] = fields[session] ?? [];
    if (column === undefined) return undefined;
    fields.splice(session, 1);
    doubts.push(`No column is named like a customer: each "${column}" is taken as one that nobody knows.`);
    return ['anonymous_id', column];
  }

  function constantKind(): EventKind {
    const has = (field: FieldName) => fields.some(([each]) => each === field);
    const hasMoney = money.some(has);
    if (codes !== undefined) doubts.push(`"${codes}" may tell what customers did, but its values are no known names.`);
    const kind =
      has('rating') && !hasMoney
        ? 'review'
        : has('order_id') || hasMoney
          ? 'order'
          : timestamp !== undefined && has('product_id')
            ? 'view'
            : 'identify';
    doubts.push(`No column tells what customers did: every row is taken as ${kind}.`);
    return kind;
  }
}

const namesOf = (wanted: FieldName | 'timestamp' | 'kind') =>
  usualColumns.find(([field]) => field === wanted)?.[1] ?? [];

/** Columns with one of the names, in the order of the names; whole paths before last keys. */
function candidates(columns: readonly string[], names: readonly string[]): string[] {
  const found = names.flatMap((name) => columns.filter((column) => plainName(column) === plainName(name)));
  const byLastKey = names.flatMap((name) =>
    columns.filter(
      (column) => column.includes('.') && plainName(column.slice(column.lastIndexOf('.') + 1)) === plainName(name),
    ),
  );
  return [...new Set([...found, ...byLastKey])];
}

/** Whether most of what stands there is a number, with a point or a comma. */
function areNumbers(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text.trim() !== '');
  return filled.filter((text) => /^[^\d-]{0,3}-?\d[\d.,]*\s?\D{0,3}$/.test(text.trim())).length >= filled.length * 0.9;
}
