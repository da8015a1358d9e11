import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { suggestion } from '../domain/nearest-name.ts';
import { checkEvents, expectedMeasure } from './events-call.ts';
import { type Expression, holds, type RuleCheck, written } from './expression.ts';
import { checkCall } from './functions.ts';
import * as operators from './operators.ts';
import type { CompiledRule, RuleProblem, RuleVocabulary } from './rule.ts';
import { findComment, syntaxProblem } from './syntax-problem.ts';

/** Characters, so that neither parsing nor one evaluation can take long. */
export const mostRuleCharacters = 4000;
const limits = { maxAstNodes: 1000, maxDepth: 32, maxListElements: 200, maxMapEntries: 8, maxCallArguments: 8 };
const mostNestedOperators = 64;

/** cel-js reads the syntax; types, names and meaning are checked here, so that every problem points at its token. */
const syntax = new Environment({ limits });

/**
 * Checks a rule against the names it may use and makes it ready for many customers.
 *
 * The language is CEL without its dynamic parts: `&& || ! == != < <= > >= in + - * / % ?:`, the segment schemes as variables,
 * `tag`, `has_tag`, `interest`, `in_segment`, `events` with its windows, and `startsWith`, `endsWith`, `contains` of strings. All
 * numbers are doubles. Every value has a type that is known when the rule is checked, so evaluation cannot fail.
 *
 * What is absent (a tag the customer does not have, `.last` of no events, the result of a division by 0) makes the whole atom
 * around it false, an atom being the largest part without `&&`, `||`, `!` or the condition of `?:`. So with an absent tag
 * `tag(k) == 1`, `tag(k) != 1` and a bare `tag(k)` are false and `!(tag(k) == 1)` is true.
 */
export function compileRule(
  text: string,
  vocabulary: RuleVocabulary,
): { readonly rule: CompiledRule } | { readonly problems: readonly RuleProblem[] } {
  if (text.trim() === '')
    return { problems: [problem(0, text.length, 'the rule is empty', 'a rule such as tier == "core"')] };
  if (text.length > mostRuleCharacters) {
    const message = `the rule has ${text.length} characters`;
    return { problems: [problem(0, text.length, message, `at most ${mostRuleCharacters} characters`)] };
  }
  const comment = findComment(text);
  if (comment !== undefined) return { problems: [comment] };
  const parsed = parse(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };

  const problems: RuleProblem[] = [];
  const mentions = new Map<string, CompiledRule['mentions'][number]>();
  const rule = createCheck(vocabulary, problems, (kind, key) => mentions.set(`${key}\n${kind}`, { kind, key }));
  const root = operators.checkType(rule, parsed.ast, 'bool');
  if (root === undefined || problems.length > 0) return { problems: problems.sort((a, b) => a.offset - b.offset) };
  const sorted = [...mentions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mention]) => mention);
  return { rule: { source: text, mentions: sorted, matches: holds(root) } };
}

const problem = (offset: number, length: number, message: string, expected: string): RuleProblem => ({
  offset,
  length,
  message,
  expected,
});

function parse(text: string): { readonly ast: ASTNode } | { readonly problem: RuleProblem } {
  try {
    return { ast: syntax.parse(text).ast };
  } catch (error) {
    if (error instanceof ParseError) return { problem: syntaxProblem(text, error) };
    // Thousands of operators in a row: the parser descends once for each.
    if (error instanceof RangeError)
      return { problem: problem(0, text.length, 'the rule is nested too deeply', 'a shorter rule') };
    throw error;
  }
}

function createCheck(vocabulary: RuleVocabulary, problems: RuleProblem[], mention: RuleCheck['mention']): RuleCheck {
  let depth = 0;
  const rule: RuleCheck = {
    vocabulary,
    mention,
    report: ({ start, end }, message, expected) => {
      problems.push(problem(start, end - start, message, expected));
      return undefined;
    },
    check: (node) => {
      if (depth === mostNestedOperators)
        return rule.report(node, 'the rule is nested too deeply', `at most ${mostNestedOperators} levels`);
      depth++;
      const expression = checkNode(rule, node);
      depth--;
      return expression;
    },
  };
  return rule;
}

function checkNode(rule: RuleCheck, node: ASTNode): Expression | undefined {
  switch (node.op) {
    case 'value':
      return checkLiteral(rule, node, node.args);
    case 'id':
      return checkVariable(rule, node, node.args);
    case 'call':
      return checkCall(rule, node, node.args[0], node.args[1]);
    case 'rcall':
      return operators.checkMethod(rule, node, node.args);
    case '.':
      return checkMember(rule, node, node.args[0], node.args[1]);
    case '&&':
    case '||':
      return operators.checkLogic(rule, node.op, node);
    case '!_':
      return operators.checkNegation(rule, node.args);
    case '-_':
      return operators.checkMinus(rule, node.args);
    case '?:':
      return operators.checkChoice(rule, node.args);
    case 'in':
      return operators.checkMembership(rule, node.args);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return operators.checkComparison(rule, node.op, node.args);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return operators.checkArithmetic(rule, node.op, node.args);
    default:
      return rule.report(
        node,
        `${written(node)} cannot stand here`,
        'a comparison of tags, segments, interests or events',
      );
  }
}

function checkLiteral(rule: RuleCheck, node: ASTNode, value: unknown): Expression | undefined {
  if (typeof value === 'string') return { type: 'string', literal: value, evaluate: () => value };
  if (typeof value === 'boolean') return { type: 'bool', literal: value, evaluate: () => value };
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number') {
    return rule.report(
      node,
      `${written(node)} is no value that a tag can have`,
      'a number, a string in quotes, true or false',
    );
  }
  if (typeof value === 'bigint' && !Number.isSafeInteger(number))
    return rule.report(node, `${written(node)} is too large to be exact`, 'a whole number below 9007199254740992');
  return { type: 'number', literal: number, evaluate: () => number };
}

function checkVariable(rule: RuleCheck, node: ASTNode, name: string): Expression | undefined {
  const schemes = rule.vocabulary.segments;
  if (!schemes.has(name)) {
    const asTag = [...rule.vocabulary.tags.keys()].find((key) => key.endsWith(`.${name}`));
    const meant = suggestion(name, schemes.keys()) || (asTag === undefined ? '' : `; did you mean tag("${asTag}")?`);
    return rule.report(node, `variable "${name}" is not known${meant}`, `one of ${[...schemes.keys()].join(', ')}`);
  }
  rule.mention('segment', name);
  return { type: 'string', scheme: name, evaluate: (subject) => subject.segment(name) };
}

function checkMember(rule: RuleCheck, node: ASTNode, object: ASTNode, member: string): Expression | undefined {
  if (object.op === 'call' && object.args[0] === 'events') return checkEvents(rule, node, object, member);
  const text = written(node);
  const meant = rule.vocabulary.tags.has(text) ? `; did you mean tag("${text}")?` : '';
  return rule.report(node, `${text} is not known${meant}`, `a tag as tag("group.name"), or ${expectedMeasure}`);
}
