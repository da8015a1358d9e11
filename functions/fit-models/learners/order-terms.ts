import { learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { OrderTerms } from '../../../shared/domain/shop/shop.ts';
import { termsOf } from '../../../shared/domain/tags/consumption/order-terms.ts';
import type { Learner } from './learner.ts';

/** Whether the shop's orders tell of coupons, discounts and returns at all: where nobody's do, nobody can be said to have had none. */
export function createOrderTermsLearner(): Learner {
  const seen = { coupons: false, discounts: false, returns: false };
  return {
    add(customer, _segments, isSampled) {
      if (!isSampled || (seen.coupons && seen.discounts && seen.returns)) return;
      const { coupons, discounts } = termsOf(customer);
      seen.coupons ||= coupons > 0;
      seen.discounts ||= discounts > 0;
      seen.returns ||= customer.orders.returnedMinor > 0;
    },
    finish: () => ({ files: { [learnedFiles.orderTerms]: seen satisfies OrderTerms }, cards: [] }),
  };
}
