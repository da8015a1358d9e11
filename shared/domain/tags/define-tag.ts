import type { Customer } from '../customer/customer.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { TagUnit } from './tag-units.ts';

/** `day` is days since 1970-01-01 in the configured zone. */
export type TagType = 'number' | 'string' | 'bool' | 'day';

/** How a value came to be known. What others say of a customer is never passed off as the customer's own word. */
export type TagOrigin = 'declared' | 'third_party' | 'computed' | 'predicted';

/** Segments of the customer, as the run that asks has them; `none` where in none. */
export interface SegmentNames {
  readonly rfm: string;
  readonly tier: string;
  readonly lifecycle: string;
  readonly cluster: string;
}

export type TagData = number | string | boolean;

export interface TagEvidence<T extends TagData = TagData> {
  readonly value: T;
  /** 0..1 */
  readonly confidence: number;
  /** @default 'computed' */
  readonly origin?: TagOrigin;
}

export interface TagDefinition<T extends TagData = TagData> {
  /** `group.name`, of a group in `groups.ts`; published, never reused for another meaning. */
  readonly key: `${string}.${string}`;
  readonly type: TagType;
  readonly name: LocalizedText;
  /** Of a number: what it counts. */
  readonly unit?: TagUnit;
  /** One plain sentence how the value comes about, with its window and its borders. */
  readonly meaning: LocalizedText;
  /** Names of the traits that it reads, in the order in which they count. @default none */
  readonly traits?: readonly string[];
  /** Those that its values may have. @default computed alone */
  readonly origins?: readonly TagOrigin[];
  /** Raised when the same activity would give another value. */
  readonly version: number;
  /** `undefined` where there is no evidence. */
  compute(customer: Customer, segments: SegmentNames): TagEvidence<T> | undefined;
}

export const defineTag = <T extends TagData>(definition: TagDefinition<T>): TagDefinition<T> => definition;
