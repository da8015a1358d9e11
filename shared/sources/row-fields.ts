import type { Condition, EventField, LineField } from '../contracts/mapping.ts';

/** Text of a field of a row, trimmed; `undefined` where it is absent or empty. */
export type FieldReader<Content> = (content: Content) => string | undefined;

/** Fields of one line of an order that lists several. */
export type LineTexts = Readonly<Record<LineField, string | undefined>>;

/** How the fields of a mapping are read from rows of one file. */
export interface RowFields<Content> {
  readonly read: Readonly<Record<EventField, FieldReader<Content>>>;
  /** Whether the file can say the field at all. */
  has(field: EventField): boolean;
  /** What people call the field, as in `column "InvoiceDate"`. */
  label(field: EventField): string;
  condition(condition: Condition): (content: Content) => boolean;
  /** Name -> text of the traits that columns and objects of the row say; `undefined` where they say none. */
  traits(content: Content): Record<string, string> | undefined;
  /** `undefined` where the row has no list of lines. */
  lines(content: Content): readonly LineTexts[] | undefined;
}

export const cleanText = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

/** Keeps a key such as `__proto__` an ordinary one. */
export const recordOf = (entries: readonly (readonly [string, string])[]): Record<string, string> | undefined =>
  entries.length === 0 ? undefined : Object.fromEntries(entries);
