import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { Customer } from '../../../shared/domain/customer/customer.ts';
import type { SegmentNames } from '../../../shared/domain/tags/define-tag.ts';

/** What a learner made of the customers. */
export interface Learned {
  /** Name of the file under `runs/<run>/models/` -> what it holds, as JSON. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly cards: readonly ModelCard[];
}

/**
 * Learns from one pass over the customers of the sample, of lists, and who brought others, which come in one order whatever the number of
 * parts.
 */
export interface Learner {
  /**
   * @param isSampled whether the customer is of the random sample; otherwise they are there because a list names them, or they invited or
   * shared
   */
  add(customer: Customer, segments: SegmentNames, isSampled: boolean): void;
  finish(): Learned;
}

/** What every card says of when its data are from. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}
