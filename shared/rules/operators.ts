import type { ASTNode } from '@marcbachmann/cel-js';
import { compareUtf8 } from '../domain/compare-utf8.ts';
import { holds, type Meaning, type RuleCheck, typeName, written } from './expression.ts';
import type { Evaluate, Expression, RuleType, RuleValue } from './rule.ts';
import { checkChoices } from './segment-names.ts';

type Pair = readonly [ASTNode, ASTNode];

/** Reports it when the part is of another type than expected. */
export function checkType(rule: RuleCheck, node: ASTNode, type: RuleType): Expression | undefined {
  const expression = rule.check(node);
  if (expression === undefined || expression.type === type) return expression;
  return rule.report(node, `${written(node)} is ${typeName(expression.type)}`, `${typeName(type)} here`);
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `==`, `!=` of any type; `<`, `<=`, `>`, `>=` of numbers and of strings, these by code points. Absent when a side is. */
export function checkComparison(rule: RuleCheck, operator: string, [leftNode, rightNode]: Pair): Meaning | undefined {
  const left = rule.check(leftNode);
  const right = rule.check(rightNode);
  if (left === undefined || right === undefined) return undefined;
  if (left.type !== right.type) {
    // A literal is what people get wrong; of two others the right one is named.
    const [wrong, other, wrongType, type] =
      left.literal !== undefined && right.literal === undefined
        ? [leftNode, rightNode, left.type, right.type]
        : [rightNode, leftNode, right.type, left.type];
    return rule.report(
      wrong,
      `${written(wrong)} is ${typeName(wrongType)}, but ${written(other)} is ${typeName(type)}`,
      typeName(type),
    );
  }
  if (!checkNames(rule, left, rightNode, right) || !checkNames(rule, right, leftNode, left)) return undefined;
  const test = operator === '==' || operator === '!=' ? undefined : orders[operator];
  if (test === undefined) {
    const isEqual = operator === '==';
    return comparison(left, right, (a, b) => (a === b) === isEqual);
  }
  if (left.type === 'bool')
    return rule.report(leftNode, `${written(leftNode)} is true or false, which has no order`, '== or != here');
  const order = left.type === 'number' ? compareNumbers : compareStrings;
  return comparison(left, right, (a, b) => test(order(a, b)));
}

const compareNumbers = (a: RuleValue, b: RuleValue): number => Number(a) - Number(b);
const compareStrings = (a: RuleValue, b: RuleValue): number => compareUtf8(String(a), String(b));

const comparison = (left: Expression, right: Expression, test: (a: RuleValue, b: RuleValue) => boolean): Meaning => ({
  type: 'bool',
  join: 'value',
  parts: [left, right],
  evaluate: (subject, asOfDay) => {
    const a = left.evaluate(subject, asOfDay);
    if (a === undefined) return undefined;
    const b = right.evaluate(subject, asOfDay);
    return b === undefined ? undefined : test(a, b);
  },
});

const checkNames = (rule: RuleCheck, { choices }: Expression, node: ASTNode, { literal }: Expression): boolean =>
  choices === undefined || typeof literal !== 'string' || checkChoices(rule, node, choices, literal);

/** `x in [a, b]` with a list of literals. Absent when x is. */
export function checkMembership(rule: RuleCheck, [leftNode, listNode]: Pair): Meaning | undefined {
  const left = rule.check(leftNode);
  const expected = 'a list of values, such as ["GB", "FR"]';
  if (listNode.op !== 'list') return rule.report(listNode, `${written(listNode)} is not a list`, expected);
  if (listNode.args.length === 0) return rule.report(listNode, 'the list is empty', expected);
  const values = new Set<RuleValue>();
  for (const node of listNode.args) {
    const element = rule.check(node);
    if (element === undefined || left === undefined) continue;
    if (element.literal === undefined) rule.report(node, `${written(node)} is not a value in itself`, expected);
    else if (element.type !== left.type)
      rule.report(
        node,
        `${written(node)} is ${typeName(element.type)}, but ${written(leftNode)} is ${typeName(left.type)}`,
        typeName(left.type),
      );
    else if (checkNames(rule, left, node, element)) values.add(element.literal);
  }
  if (left === undefined) return undefined;
  const evaluate: Evaluate = (subject, asOfDay) => {
    const value = left.evaluate(subject, asOfDay);
    return value === undefined ? undefined : values.has(value);
  };
  return { type: 'bool', evaluate, join: 'value', parts: [left] };
}

/** `&&` and `||` of a whole chain, from the left, no further than needed. */
export function checkLogic(rule: RuleCheck, operator: '&&' | '||', node: ASTNode): Meaning | undefined {
  const parts: (Expression | undefined)[] = [];
  let rest = node;
  while (rest.op === operator) {
    parts.push(checkType(rule, rest.args[1], 'bool'));
    rest = rest.args[0];
  }
  parts.push(checkType(rule, rest, 'bool'));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  known.reverse();
  const tests = known.map(holds);
  const decisive = operator === '||';
  const evaluate: Evaluate = (subject, asOfDay) => {
    for (const test of tests) if (test(subject, asOfDay) === decisive) return decisive;
    return !decisive;
  };
  return { type: 'bool', evaluate, join: operator === '&&' ? 'and' : 'or', parts: known };
}

export function checkNegation(rule: RuleCheck, node: ASTNode): Meaning | undefined {
  const operand = checkType(rule, node, 'bool');
  if (operand === undefined) return undefined;
  const test = holds(operand);
  return { type: 'bool', evaluate: (subject, asOfDay) => !test(subject, asOfDay), join: 'not', parts: [operand] };
}

/** `condition ? a : b`; only the chosen one is asked for. */
export function checkChoice(
  rule: RuleCheck,
  [condition, yes, no]: readonly [ASTNode, ASTNode, ASTNode],
): Meaning | undefined {
  const test = checkType(rule, condition, 'bool');
  const first = rule.check(yes);
  const second = first === undefined ? rule.check(no) : checkType(rule, no, first.type);
  if (test === undefined || first === undefined || second === undefined) return undefined;
  const isTrue = holds(test);
  return {
    type: first.type,
    evaluate: (subject, asOfDay) => (isTrue(subject, asOfDay) ? first : second).evaluate(subject, asOfDay),
    join: 'choice',
    parts: [test, first, second],
  };
}

const sums: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** Arithmetic of doubles. Absent when a side is, and when the result is no finite number, as after a division by 0. */
export function checkArithmetic(rule: RuleCheck, operator: string, [leftNode, rightNode]: Pair): Meaning | undefined {
  const left = checkType(rule, leftNode, 'number');
  const right = checkType(rule, rightNode, 'number');
  const apply = sums[operator];
  if (left === undefined || right === undefined || apply === undefined) return undefined;
  if ((operator === '/' || operator === '%') && right.literal === 0)
    return rule.report(rightNode, `nothing can be divided by ${written(rightNode)}`, 'a divisor other than 0');
  const evaluate: Evaluate = (subject, asOfDay) => {
    const a = left.evaluate(subject, asOfDay);
    const b = right.evaluate(subject, asOfDay);
    if (a === undefined || b === undefined) return undefined;
    const result = apply(Number(a), Number(b));
    return Number.isFinite(result) ? result : undefined;
  };
  return { type: 'number', evaluate, join: 'value', parts: [left, right] };
}

export function checkMinus(rule: RuleCheck, node: ASTNode): Meaning | undefined {
  const operand = checkType(rule, node, 'number');
  if (operand === undefined) return undefined;
  const { literal, evaluate } = operand;
  const negate = (value: RuleValue): number => 0 - Number(value);
  return {
    type: 'number',
    evaluate: (subject, asOfDay) => {
      const value = evaluate(subject, asOfDay);
      return value === undefined ? undefined : negate(value);
    },
    join: 'value',
    parts: [operand],
    ...(literal !== undefined && { literal: negate(literal) }),
  };
}

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};
const expectedMethod = `one of ${Object.keys(textTests)
  .map((name) => `.${name}("...")`)
  .join(', ')} of a string`;

/** `text.startsWith(part)` and its like. Absent when a side is. */
export function checkMethod(
  rule: RuleCheck,
  node: ASTNode,
  [name, receiver, args]: readonly [string, ASTNode, readonly ASTNode[]],
): Meaning | undefined {
  const test = Object.hasOwn(textTests, name) ? textTests[name] : undefined;
  const [argument] = args;
  if (test === undefined || argument === undefined || args.length !== 1)
    return rule.report(
      node,
      `.${name}(...) of ${args.length} argument${args.length === 1 ? '' : 's'} is not known`,
      expectedMethod,
    );
  const text = checkType(rule, receiver, 'string');
  const part = checkType(rule, argument, 'string');
  if (text === undefined || part === undefined) return undefined;
  return comparison(text, part, (a, b) => test(String(a), String(b)));
}
