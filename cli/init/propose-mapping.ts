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

/**
 * Tells columns by their usual names, each column once, and by what stands in them: times have to read as times and kinds as
 * kinds. What is not sure is said among the doubts.
 */
export function proposeMapping(sample: Sample): ProposedMapping {
  const { columns } = sample;
  const textsOf = (column: string) => sample.rows.map((row) => row[columns.indexOf(column)] ?? '');
  const taken = new Set<string>();
  const doubts: string[] = [];
  const named = (wanted: FieldName | 'timestamp' | 'kind', fits: (column: string) => boolean = () => true) => {
    const names = usualColumns.find(([field]) => field === wanted)?.[1] ?? [];
    const column = candidates(columns, names).find((each) => !taken.has(each) && fits(each));
    if (column !== undefined) taken.add(column);
    return column;
  };

  const time = named('timestamp', (column) => guessTime(textsOf(column)) !== undefined) ?? anyTime();
  const timestamp = time === undefined ? undefined : { column: time, ...guessTime(textsOf(time))! };
  if (timestamp?.isAmbiguous)
    doubts.push(`In "${time}" day and month cannot be told apart: month_first was taken; day_first is the other.`);
  const kinds = named('kind', (column) => guessKinds(textsOf(column)) !== undefined);
  const fields: (readonly [FieldName, string])[] = [];
  for (const [field] of usualColumns) {
    if (field === 'timestamp' || field === 'kind') continue;
    const column = named(field, (each) => !numbers.includes(field) || areNumbers(textsOf(each)));
    if (column !== undefined) fields.push([field, column]);
  }
  if (!fields.some(([field]) => ids.includes(field))) fields.unshift(['user_id', likelyId()]);

  const kind = kinds === undefined ? constantKind() : { column: kinds, ...guessKinds(textsOf(kinds))! };
  if (typeof kind === 'object' && kind.unknown.length > 0)
    doubts.push(
      `${kind.unknown.length} ${kind.unknown.length === 1 ? 'value' : 'values'} of "${kind.column}" are of no kind that is known; they are in comments.`,
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

  /** The first that is left and named like an id, else the first that is left. */
  function likelyId(): string {
    const left = columns.filter((column) => !taken.has(column));
    const column = left.find((each) => /(?:id|no|nr|number|key|编号|号)$/i.test(each)) ?? left[0] ?? columns[0] ?? '1';
    taken.add(column);
    doubts.push(`No column is named like a customer: "${column}" was taken as user_id.`);
    return column;
  }

  function constantKind(): EventKind {
    const has = (field: FieldName) => fields.some(([each]) => each === field);
    const kind =
      has('order_id') || money.some(has) ? 'order' : timestamp !== undefined && has('product_id') ? 'view' : 'identify';
    doubts.push(`No column tells what customers did: every row is taken as ${kind}.`);
    return kind;
  }
}

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
