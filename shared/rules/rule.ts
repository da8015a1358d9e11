/** Types a rule knows. `number` stands for integers and fractions alike. */
export type RuleType = 'number' | 'string' | 'bool';

/** What names a rule may use, for checking it. */
export interface RuleVocabulary {
  /** Tag key -> its type; `interest.<path>` needs no entry. */
  readonly tags: ReadonlyMap<string, RuleType>;
  /** Segment scheme -> its names, such as `tier` -> core, growth, ordinary, dormant. A scheme without names (cluster) takes any. */
  readonly segments: ReadonlyMap<string, readonly string[]>;
  /** Names of the customer lists, for `in_list` and `similarity`; absent where a rule may name none, as one of the settings. */
  readonly lists?: ReadonlySet<string>;
  /** Own tags that this rule may not name: its own, and those below it. */
  readonly below?: ReadonlySet<string>;
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

export type RuleValue = number | string | boolean;

/** `undefined` where what is asked for is absent: a tag the customer does not have, the day of an event that never was. */
export type Evaluate = (subject: RuleSubject, asOfDay: number) => RuleValue | undefined;

/** Something that a rule asks of a customer, such as `tag("consumption.orders")`, for showing what it saw. */
export interface Reading {
  /** As it was written. */
  readonly text: string;
  readonly evaluate: Evaluate;
  /** Key of the tag that is asked for. */
  readonly tag?: string;
  /** Of events: the days that are looked at; `from` > `to` when there are none. */
  readonly window?: (asOfDay: number) => DayWindow;
}

export interface Choices {
  /** `a segment of tier` */
  readonly what: string;
  readonly names: readonly string[];
}

/** A part of a rule that passed its check. */
export interface Expression {
  readonly type: RuleType;
  readonly evaluate: Evaluate;
  /** The part as it was written, blanks made one. */
  readonly text: string;
  /** Its value, where it stands in the rule as it is. */
  readonly literal?: RuleValue;
  /** The only texts it can be, where they are known, as of `tier`: what it is compared with must be one of them. */
  readonly choices?: Choices;
  /** How its parts decide, where they are conditions: of a `choice` condition, then, else. `value` for every other use of parts. */
  readonly join?: 'and' | 'or' | 'not' | 'choice' | 'value';
  readonly parts?: readonly Expression[];
  readonly readings?: readonly Reading[];
}

/** A rule, or what gives an own tag its value, ready for many customers. */
export interface CompiledExpression {
  /** As it was written. */
  readonly source: string;
  /** Tag keys and segment schemes it names, sorted: what the `reason` of an audience row shows. */
  readonly mentions: readonly { readonly kind: 'tag' | 'segment'; readonly key: string }[];
  /** What was checked, as a tree. */
  readonly root: Expression;
}

export interface CompiledRule extends CompiledExpression {
  matches(subject: RuleSubject, asOfDay: number): boolean;
}

export interface RuleProblem {
  /** From 0, into the rule's text. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly expected: string;
}
