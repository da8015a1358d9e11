import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';

export interface NearCustomer {
  readonly userId: string;
  readonly similarity: number;
}

export interface NearestCustomers {
  add(customer: NearCustomer): void;
  /** By falling similarity, then by UTF-8 of the id. */
  finish(): NearCustomer[];
}

/** Keeps the nearest of many customers: memory is that of a few times `count`. */
export function nearestCustomers(count: number): NearestCustomers {
  let kept: NearCustomer[] = [];
  let least = Number.NEGATIVE_INFINITY;
  const cut = (): void => {
    kept = kept.sort((a, b) => b.similarity - a.similarity || compareUtf8(a.userId, b.userId)).slice(0, count);
    if (kept.length === count) least = kept.at(-1)?.similarity ?? least;
  };
  return {
    add(customer) {
      if (customer.similarity < least) return;
      kept.push(customer);
      if (kept.length >= 2 * count + 100) cut();
    },
    finish() {
      cut();
      return kept;
    },
  };
}
