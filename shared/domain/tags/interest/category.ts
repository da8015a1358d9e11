import type { Customer } from '../../customer/customer.ts';

/** What the tags `interest.<category path>` have in common: one for every category path and every prefix of one. */
export const interestFamily = {
  prefix: 'interest.',
  type: 'number',
  name: { en: 'Interest', zh: '兴趣' },
  unit: 'score',
  meaning: {
    en: 'Behaviour × duration × decay of the events in the category, summed to w, as 10 · (2σ(w / s) − 1), 0 to 10; s is 3 unless set, and the decay is 1 up to 2 days of age, then 0.85, from 7 days 0.7, from 15 days 0.5, from 30 days 0.1.',
    zh: '品类内各行为的“行为权重 × 时长 × 时间衰减”累加为 w，再按 10 ·（2σ(w / s) − 1）换算成 0 至 10 分，s 默认为 3；2 天内不衰减，之后 0.85，满 7 天 0.7，满 15 天 0.5，满 30 天 0.1。',
  },
  version: 1,
} as const;

/** Visits key and score (0..10) of each interest. */
export function eachInterest(customer: Customer, visit: (key: string, score: number) => void): void {
  for (const [path, score] of customer.interests) visit(interestFamily.prefix + path, score);
}
