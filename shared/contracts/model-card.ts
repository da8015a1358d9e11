/** What a model was fitted on, how good it is, and when it must not be used. */
export interface ModelCard {
  /** `bg-nbd`, `gamma-gamma`, `kmeans`, `recommendations`, `association-rules`, `attribute:<tag>`, `lookalike:<list>`, … */
  readonly name: string;
  readonly fittedOn: {
    readonly customers: number;
    /** Dates of the first and last day it looked at, `YYYY-MM-DD`; `null` where it looked at none. */
    readonly from: string | null;
    readonly to: string | null;
  };
  /** By name; `null` where a model has none of it. */
  readonly parameters: Readonly<Record<string, CardValue>>;
  readonly metrics: Readonly<Record<string, CardValue>>;
  /** Codes: `shared/report/words/model-warnings.ts` says what they mean. Empty where nothing speaks against using it. */
  readonly warnings: readonly string[];
}

export type CardValue = number | string | boolean | null | readonly CardValue[] | { readonly [key: string]: CardValue };

/** `runs/<run>/models/cards.json`, by name. */
export interface ModelCards {
  readonly models: readonly ModelCard[];
}
