import type { Customer } from '../customer/customer.ts';

/**
 * A function of a customer that remembers its answer for the one it was asked of last: tags of one customer are computed one after
 * the other, and several of them need the same.
 */
export function ofLastCustomer<T>(compute: (customer: Customer) => T): (customer: Customer) => T {
  let last: Customer | undefined;
  let value: T | undefined;
  return (customer) => {
    if (customer !== last) {
      value = compute(customer);
      last = customer;
    }
    return value as T;
  };
}
