import { compileRule } from '../../../shared/rules/compile-rule.ts';
import type { CompiledRule, RuleSubject } from '../../../shared/rules/rule.ts';
import { vocabulary } from '../configuration/vocabulary.ts';
import { subject } from './subject.ts';

/** 2026-07-20 */
export const asOfDay = 20_654;

/** @throws {Error} with its problems */
export function compile(text: string): CompiledRule {
  const compiled = compileRule(text, vocabulary);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
  return compiled.rule;
}

export const matches = (text: string, of: RuleSubject = subject()) => compile(text).matches(of, asOfDay);

/** Where each is, and what it says. */
export const problems = (text: string) => {
  const compiled = compileRule(text, vocabulary);
  return 'problems' in compiled ? compiled.problems.map(({ offset, message }) => `${offset} ${message}`) : [];
};
