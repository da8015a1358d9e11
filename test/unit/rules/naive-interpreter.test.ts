import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import type { RuleSubject } from '../../../shared/rules/rule.ts';
import { vocabulary } from '../configuration/vocabulary.ts';
import { noTotals, subject } from './subject.ts';

/** A rule as the test makes it: its text, and its meaning told in the plainest way. */
interface Made<T> {
  readonly text: string;
  /** Throws `absent` where something it needs is absent. */
  readonly meaning: (of: RuleSubject) => T;
}

const absent = new Error('absent');
const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw absent;
  return value;
};
const orFalse = (of: RuleSubject, { meaning }: Made<boolean>): boolean => {
  try {
    return meaning(of);
  } catch (error) {
    if (error === absent) return false;
    throw error;
  }
};
const finite = (value: number): number => present(Number.isFinite(value) ? value : undefined);

const { atom } = fc.letrec<{ number: Made<number>; atom: Made<boolean> }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 0, max: 4 }).map((value) => ({ text: String(value), meaning: () => value })),
    fc.constantFrom(0.5, 2.5).map((value) => ({ text: value.toFixed(1), meaning: () => value })),
    fc.constant({
      text: 'tag("consumption.orders")',
      meaning: (of: RuleSubject) => Number(present(of.tag('consumption.orders'))),
    }),
    fc.constant({ text: 'interest("a")', meaning: (of: RuleSubject) => of.interest('a') }),
    fc.constant({
      text: 'events("view", last(7)).last',
      meaning: (of: RuleSubject) => present(of.events('view', {}, { from: 93, to: 99 }).last),
    }),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%'), tie('number')).map(([a, operator, b]) => ({
      text: `(${a.text} ${operator} ${b.text})`,
      meaning: (of: RuleSubject) => {
        const [x, y] = [a.meaning(of), b.meaning(of)];
        return finite({ '+': x + y, '-': x - y, '*': x * y, '/': x / y, '%': x % y }[operator]!);
      },
    })),
  ),
  atom: fc.oneof(
    { depthSize: 'small' },
    fc.constant({
      text: 'tag("behaviour.subscribed")',
      meaning: (of: RuleSubject) => present(of.tag('behaviour.subscribed')) === true,
    }),
    fc.constant({
      text: 'has_tag("consumption.orders")',
      meaning: (of: RuleSubject) => of.tag('consumption.orders') !== undefined,
    }),
    fc
      .constantFrom('core', 'dormant')
      .map((name) => ({ text: `tier == "${name}"`, meaning: (of: RuleSubject) => of.segment('tier') === name })),
    fc.constantFrom('core', 'dormant').map((name) => ({
      text: `in_segment("tier/${name}")`,
      meaning: (of: RuleSubject) => of.segment('tier') === name,
    })),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([a, operator, b]) => ({
        text: `(${a.text} ${operator} ${b.text})`,
        meaning: (of: RuleSubject) => {
          const [x, y] = [a.meaning(of), b.meaning(of)];
          return { '==': x === y, '!=': x !== y, '<': x < y, '<=': x <= y, '>': x > y, '>=': x >= y }[operator]!;
        },
      })),
    fc
      .tuple(tie('number'), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => ({
        text: `${a.text} in [${list.join(', ')}]`,
        meaning: (of: RuleSubject) => list.includes(a.meaning(of)),
      })),
  ),
}));

const { rule } = fc.letrec<{ rule: Made<boolean> }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    atom,
    tie('rule').map((a) => ({ text: `!(${a.text})`, meaning: (of: RuleSubject) => !orFalse(of, a) })),
    fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => ({
      text: `(${a.text} && ${b.text})`,
      meaning: (of: RuleSubject) => orFalse(of, a) && orFalse(of, b),
    })),
    fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => ({
      text: `(${a.text} || ${b.text})`,
      meaning: (of: RuleSubject) => orFalse(of, a) || orFalse(of, b),
    })),
    fc.tuple(tie('rule'), tie('rule'), tie('rule')).map(([a, b, c]) => ({
      text: `(${a.text} ? ${b.text} : ${c.text})`,
      meaning: (of: RuleSubject) => orFalse(of, orFalse(of, a) ? b : c),
    })),
  ),
}));

const customer: fc.Arbitrary<RuleSubject> = fc
  .record({
    orders: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    subscribed: fc.option(fc.boolean(), { nil: undefined }),
    tier: fc.constantFrom('core', 'dormant', 'none'),
    interest: fc.constantFrom(0, 0.5, 2.5),
    last: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
  })
  .map(({ orders, subscribed, tier, interest, last }) =>
    subject({
      tag: (key) => (key === 'consumption.orders' ? orders : key === 'behaviour.subscribed' ? subscribed : undefined),
      segment: () => tier,
      interest: () => interest,
      events: (_kind, _filter, { from, to }) => (from === 93 && to === 99 ? { ...noTotals, last } : noTotals),
    }),
  );

describe('compileRule(text)', () => {
  it('means what a naive interpreter of the same rule means, for any customer', () => {
    let kept = 0;
    const meansTheSame = (made: Made<boolean>, customers: readonly RuleSubject[]): void => {
      const compiled = compileRule(made.text, vocabulary);
      if ('problems' in compiled) {
        const [message] = compiled.problems.map((problem) => problem.message);
        const byZero = / [/%] 0[),\s]/.test(`${made.text} `);
        expect(message).toBe(byZero ? 'nothing can be divided by 0' : 'the rule is too large or nested too deeply');
      } else {
        kept++;
        expect(customers.map((of) => compiled.rule.matches(of, 100))).toEqual(customers.map((of) => orFalse(of, made)));
      }
    };
    const fiveCustomers = fc.array(customer, { minLength: 5, maxLength: 5 });
    fc.assert(fc.property(rule, fiveCustomers, meansTheSame), { numRuns: 2000, seed: 3 });
    expect(kept).toBeGreaterThan(1900);
  });
});
