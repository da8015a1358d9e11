import type { Customer } from '../../customer/customer.ts';

/** What the tags `interest.<category path>` have in common: one for every category path and every prefix of one. */
export const interestFamily = {
  prefix: 'interest.',
  type: 'number',
  name: { en: 'Interest', zh: '兴趣' },
  version: 1,
} as const;

/** Visits key and score (0..10) of each interest. */
export function eachInterest(customer: Customer, visit: (key: string, score: number) => void): void {
  for (const [path, score] of customer.interests) visit(interestFamily.prefix + path, score);
}
