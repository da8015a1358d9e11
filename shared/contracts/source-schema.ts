import * as z from 'zod';
import { eventKinds } from '../domain/event/event.ts';
import { fieldMeanings } from './field-meanings.ts';
import { type EventField, encodings, type LineField } from './mapping.ts';
import { map, text, whole } from './schema-parts.ts';

const lineFieldNames = {
  product_id: 'product.id',
  category: 'product.category',
  brand: 'product.brand',
  product_name: 'product.name',
  quantity: 'quantity',
  price: 'price',
  amount: 'amount',
} as const satisfies Record<string, LineField>;

/** Keys of a mapping -> the fields they are; `kind` and `timestamp` have keys of their own kind. */
export const fieldNames = {
  user_id: 'user_id',
  anonymous_id: 'anonymous_id',
  device_id: 'device_id',
  email: 'email',
  phone: 'phone',
  previous_id: 'previous_id',
  target_id: 'target_id',
  message_id: 'message_id',
  session_id: 'session_id',
  order_id: 'order_id',
  refund_id: 'refund_id',
  ...lineFieldNames,
  currency: 'currency',
  discount: 'discount',
  coupon: 'coupon',
  payment_method: 'payment_method',
  delivery_method: 'delivery_method',
  duration_seconds: 'duration_seconds',
  rating: 'rating',
  text: 'text',
  campaign_id: 'campaign_id',
  channel: 'channel',
  action: 'action',
  granted: 'granted',
  device: 'device',
  region: 'region',
  trait_name: 'trait_name',
  trait_value: 'trait_value',
  provider: 'provider',
} as const satisfies Record<string, EventField>;

export type FieldName = keyof typeof fieldNames;
export const lineFieldName = lineFieldNames;

const scalar = z
  .union([z.string(), z.number(), z.boolean()], 'a text or a number')
  .transform((value): string => String(value).trim());
const column = z
  .union([text('the name of a column'), whole(1, 100_000)], 'the name of a column, or its number')
  .transform(String);
const columns = z.union(
  [column, z.array(column, 'a list of columns').min(1, 'a column')],
  'a column, or a list of them',
);
const tableColumn = z
  .string('a column of a table, as in orders.customer_id')
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}\..+$/, 'a column of a table, as in orders.customer_id');
const through = z
  .union(
    [tableColumn, z.array(tableColumn, 'a list of columns of tables').min(1, 'a column of a table')],
    'a column of a table, as in orders.customer_id, or a list of them',
  )
  .describe('Column of a table under config/tables/ that the value is looked up in; of several one after the other.');

const condition = map({
  column: columns.describe('What is looked at.'),
  through: through.optional(),
  equals: scalar.optional().describe('The text that it must be.'),
  in: z.array(scalar, 'a list of texts').min(1, 'a text').optional().describe('The texts of which it must be one.'),
  starts_with: text().optional().describe('What it must begin with.'),
  empty: z.boolean('true or false').optional().describe('Whether it must be empty, or not.'),
}).meta({ id: 'condition', description: 'A test of a row, with one of equals, in, starts_with and empty.' });

const ruleShape = {
  column: columns.optional().describe('Where the value stands; of several the first that has one.'),
  constant: scalar.optional().describe('A value that is the same for every row.'),
  through: through.optional(),
  values: z
    .record(z.string(), scalar, 'a map such as { pv: view, buy: order }')
    .optional()
    .describe('What a value means; those that are not listed stay as they are.'),
  otherwise: scalar.optional().describe('What values mean that are not listed; "" for nothing.'),
  when: condition.optional().describe('Rows of which this is not so have no such value.'),
  optional: z.boolean('true or false').optional().describe('Whether a file may lack the column.'),
};
const rule = map(ruleShape);

const expectedField = 'a column, a list of columns, or a map such as { column: ..., values: { ... } }';
const field = z
  .union(
    [column, z.array(z.union([column, rule], expectedField), expectedField).min(1, expectedField), rule],
    expectedField,
  )
  .meta({
    id: 'field',
    description: 'A column, or a path in JSON; several, of which the first counts that has a text; or a rule.',
  });

const timestamp = z.union(
  [
    column,
    map({
      ...ruleShape,
      format: text('a format of time')
        .optional()
        .describe(
          'How times are written: seconds, milliseconds, microseconds, iso, month_first, day_first, or a pattern such as DD.MM.YYYY HH:mm.',
        ),
    }),
  ],
  'a column, or a map such as { column: ..., format: seconds }',
);

const kindName = z.enum(eventKinds, `a kind of event: ${eventKinds.join(', ')}`);
const expectedKind = 'a kind of event, a list of rules, or a map such as { column: ..., values: { pv: view } }';
const kind = z.union(
  [
    kindName,
    z
      .array(
        map({
          when: condition.optional().describe('Which rows; all that are left unless given.'),
          is: kindName.describe('What such rows are.'),
        }),
        expectedKind,
      )
      .min(1, expectedKind),
    rule,
  ],
  expectedKind,
);

const fieldsOf = <Name extends FieldName>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, field.optional().describe(fieldMeanings[name])])) as Record<
    Name,
    z.ZodOptional<typeof field>
  >;

const lines = map({
  path: text('the path of a list').describe('Where the list stands.'),
  ...fieldsOf(Object.keys(lineFieldNames) as (keyof typeof lineFieldNames)[]),
});

/** How rows become events. */
const mapping = map({
  kind: kind.describe('What customers did: the same for all rows, by a column, or by rules of which the first counts.'),
  timestamp: timestamp
    .optional()
    .describe('When; only identify, alias and consent may go without, and are as of when the file comes.'),
  ...fieldsOf(Object.keys(fieldNames) as FieldName[]),
  category_separator: text('what parts the names of a category path, as in ">"')
    .optional()
    .describe('What parts the names of a category path where it is not /.'),
  lines: lines.optional().describe("The list of an order's lines in JSON, and what stands in each."),
  traits: z
    .union(
      [text('the path of an object'), z.record(text(), field, 'a map such as { gender: Sex }')],
      'a map such as { gender: Sex }, or the path of an object',
    )
    .optional()
    .describe('What rows say of the customer: by name, or the path of an object (in CSV what columns begin with).'),
  wrapper: text('a key').optional().describe('Key of an object that holds the event, in JSON rows that have one.'),
}).describe('How rows become events where no preset fits; see the guide "Sources".');

/** An entry under `sources`. */
export const sourceSchema = map({
  preset: text('the name of a preset')
    .optional()
    .meta({
      description: 'How rows become events; strata sources lists the presets.',
      examples: ['strata'],
    }),
  mapping: mapping.optional(),
  format: z
    .enum(['csv', 'jsonl'])
    .optional()
    .describe("The only format a mapping reads; told from a file's name unless given."),
  encoding: z
    .enum(encodings)
    .optional()
    .describe('What text files are written in; UTF-8, or by their byte order mark, unless given.'),
  separator: z
    .enum([',', ';', '|', 'tab'])
    .optional()
    .describe('What parts the cells of CSV; told from the first line unless given.'),
  header: z
    .boolean('true or false')
    .optional()
    .describe('Whether CSV files begin with the names of columns; else columns are called 1, 2, 3 and so on.'),
  columns: z
    .array(text('the name of a column'), 'a list of names')
    .min(1, 'the name of a column')
    .optional()
    .meta({
      description: 'Names of the columns of CSV files that have no header.',
      examples: [['customer', 'product', 'time']],
    }),
  decimal: z.enum(['point', 'comma']).optional().describe('How numbers are written: 1234.50, or 1.234,50.'),
  unique_rows: z
    .boolean('true or false')
    .optional()
    .describe('Whether an exactly equal row in the same file is a duplicate.'),
  order_grain: z.enum(['line', 'whole']).optional().meta({
    description:
      'Whether each row is a line of its order and lines add up (line), or each message is the whole order and the newest stays (whole); what the preset says unless given.',
  }),
  origin: z
    .enum(['declared', 'third_party'], 'declared, or third_party')
    .optional()
    .describe(
      "Whose word traits, e-mail addresses and phone numbers are: the customer's own (declared), or that of somebody who knows of them (third_party); what the preset says, else declared, unless given.",
    ),
  time_zone: text('an IANA time zone such as Europe/London')
    .optional()
    .meta({
      description: 'IANA zone of times without an offset; that of the preset, else the configured one, unless given.',
      examples: ['America/New_York'],
    }),
});

export type SourceFile = z.infer<typeof sourceSchema>;
export type MappingFile = NonNullable<SourceFile['mapping']>;
export type RuleFile = z.infer<typeof rule>;
export type ConditionFile = z.infer<typeof condition>;
export type FieldFile = z.infer<typeof field>;
