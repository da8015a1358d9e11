import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression, RuleSubject, RuleType, RuleVocabulary } from './rule.ts';

/** What the check of a part finds out; its text is added to every part alike. */
export type Meaning = Omit<Expression, 'text'>;

/** What the check of one rule reads and collects. */
export interface RuleCheck {
  readonly vocabulary: RuleVocabulary;
  /** `undefined` when the part has a problem, which is reported already. */
  readonly check: (node: ASTNode) => Expression | undefined;
  readonly report: (node: Pick<ASTNode, 'start' | 'end'>, message: string, expected: string) => undefined;
  readonly mention: (kind: 'tag' | 'segment', key: string) => void;
}

/** The part as it was written, with the parentheses that its own leave open; blanks and breaks made one. */
export function sourceOf({ input, start, end }: ASTNode): string {
  const bare = input.slice(start, end).replace(quoted, (text) => '"'.repeat(text.length));
  let open = 0;
  let unopened = 0;
  for (const unit of bare) {
    if (unit === '(') open++;
    else if (unit === ')' && open > 0) open--;
    else if (unit === ')') unopened++;
  }
  let [from, to] = [start, end];
  // The parser leaves out parentheses at the ends of a part; between them and it stand blanks at most.
  for (; unopened > 0; unopened--) from = input.lastIndexOf('(', from - 1);
  for (; open > 0; open--) to = input.indexOf(')', to) + 1;
  return input.slice(from, to).replace(quotedOrBlanks, (text) => (/^\s/.test(text) ? ' ' : text));
}

/** A string in quotes of any kind, with the `r` of a raw one. */
export const quoted = /r?("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g;
const quotedOrBlanks = new RegExp(`${quoted.source}|\\s+`, 'g');

/** The part as it was written, shortened for a message. */
export function written(node: ASTNode): string {
  const text = sourceOf(node);
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

/** A part that asks something of the customer, and shows it as it is written. */
export const reading = (node: ASTNode, { evaluate, ...rest }: Meaning): Meaning => ({
  evaluate,
  ...rest,
  readings: [{ text: sourceOf(node), evaluate }],
});

/** Whether an expression of type bool holds. What is absent does not hold, so its negation does. */
export const holds =
  ({ evaluate }: Pick<Expression, 'evaluate'>) =>
  (subject: RuleSubject, asOfDay: number): boolean =>
    evaluate(subject, asOfDay) === true;
