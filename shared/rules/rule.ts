/** Types a rule knows. `number` stands for integers and fractions alike. */
export type RuleType = 'number' | 'string' | 'bool';

/** What names a rule may use, for checking it. */
export interface RuleVocabulary {
  /** Tag key -> its type; `interest.<path>` needs no entry. */
  readonly tags: ReadonlyMap<string, RuleType>;
  /** Segment scheme -> its names, such as `tier` -> core, growth, ordinary, dormant. A scheme without names (cluster) takes any. */
  readonly segments: ReadonlyMap<string, readonly string[]>;
  /** Names of the customer lists, for `in_list` and `similarity`. */
  readonly lists: ReadonlySet<string>;
}

/** What a rule may ask of one customer at `as_of`. */
export interface RuleSubject {
  /** `undefined` where the customer has no such tag. */
  tag(key: string): number | string | boolean | undefined;
  /** Name of the segment the customer is in, such as `dormant` for the scheme `tier`; `none` where in none. */
  segment(scheme: string): string;
  /** Score 0..10 of a category path and all below it. */
  interest(path: string): number;
  events(kind: string, filter: EventFilter, window: DayWindow): EventTotals;
  /** Whether the customer is on a list of the configuration. */
  inList(list: string): boolean;
  /** 0..1, how like the customers of a list this one is; `undefined` without features, or when the list has nobody to compare with. */
  similarity(list: string): number | undefined;
  /** `undefined` where the trait is not known. */
  trait(name: string): string | undefined;
  /** What the customer last said of a channel. */
  consent(channel: string): ConsentState;
}

export type ConsentState = 'granted' | 'refused' | 'unknown';

export interface EventFilter {
  /** A category path; what lies below it counts too. */
  readonly category?: string;
}

/** Days since 1970-01-01 in the configured zone, both inclusive. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

export interface EventTotals {
  readonly count: number;
  readonly days: number;
  readonly quantity: number;
  /** Major units. */
  readonly money: number;
  /** Days from the newest of those events to `as_of`'s day, 1 for the day before; `undefined` when there was none. */
  readonly last: number | undefined;
}

export interface CompiledRule {
  /** The rule as it was written. */
  readonly source: string;
  /** Tag keys and segment schemes it names, sorted: what the `reason` of an audience row shows. */
  readonly mentions: readonly { readonly kind: 'tag' | 'segment'; readonly key: string }[];
  matches(subject: RuleSubject, asOfDay: number): boolean;
}

export interface RuleProblem {
  /** From 0, into the rule's text. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly expected: string;
}
