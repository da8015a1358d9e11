import type { ASTNode } from '@marcbachmann/cel-js';
import type { RuleSubject, RuleType, RuleVocabulary } from './rule.ts';

export type RuleValue = number | string | boolean;

/** `undefined` where what is asked for is absent: a tag the customer does not have, the day of an event that never was. */
export type Evaluate = (subject: RuleSubject, asOfDay: number) => RuleValue | undefined;

/** A part of a rule that passed its check. */
export interface Expression {
  readonly type: RuleType;
  readonly evaluate: Evaluate;
  /** Its value, where it stands in the rule as it is. */
  readonly literal?: RuleValue;
  /** The segment scheme whose names it gives, as `tier` does. */
  readonly scheme?: string;
}

/** What the check of one rule reads and collects. */
export interface RuleCheck {
  readonly vocabulary: RuleVocabulary;
  /** `undefined` when the part has a problem, which is reported already. */
  readonly check: (node: ASTNode) => Expression | undefined;
  readonly report: (node: Pick<ASTNode, 'start' | 'end'>, message: string, expected: string) => undefined;
  readonly mention: (kind: 'tag' | 'segment', key: string) => void;
}

/** The part as it was written, shortened for a message. */
export function written(node: ASTNode): string {
  const text = node.input.slice(node.start, node.end).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

const typeNames: Readonly<Record<RuleType, string>> = { number: 'a number', string: 'a string', bool: 'true or false' };

/** `a number` for `number`. */
export const typeName = (type: RuleType): string => typeNames[type];

/** Text of a string literal; `undefined`, with a problem, for anything else: names must be known when the rule is checked. */
export function literalText(rule: RuleCheck, node: ASTNode, expected: string): string | undefined {
  if (node.op === 'value' && typeof node.args === 'string') return node.args;
  return rule.report(node, `${written(node)} is not a text in quotes`, expected);
}

/** Whether an expression of type bool holds. What is absent does not hold, so its negation does. */
export const holds =
  ({ evaluate }: Expression) =>
  (subject: RuleSubject, asOfDay: number): boolean =>
    evaluate(subject, asOfDay) === true;
