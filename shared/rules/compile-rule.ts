import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { checkPart } from './check-part.ts';
import { holds, type RuleCheck, sourceOf } from './expression.ts';
import { checkType } from './operators.ts';
import type { CompiledExpression, CompiledRule, RuleProblem, RuleType, RuleVocabulary } from './rule.ts';
import { findComment, syntaxProblem } from './syntax-problem.ts';

/** Characters, so that neither parsing nor one evaluation can take long. */
const mostRuleCharacters = 4000;
const limits = { maxAstNodes: 1000, maxDepth: 32, maxListElements: 200, maxMapEntries: 8, maxCallArguments: 8 };
const mostNestedOperators = 64;

/** cel-js reads the syntax; types, names and meaning are checked here, so that every problem points at its token. */
const syntax = new Environment({ limits });

type Refused = { readonly problems: readonly RuleProblem[] };

/**
 * Checks a rule against the names it may use and makes it ready for many customers.
 *
 * The language is CEL without its dynamic parts: `&& || ! == != < <= > >= in + - * / % ?:`, the segment schemes as variables,
 * `tag`, `has_tag`, `interest`, `trait`, `consent`, `in_segment`, `in_list`, `similarity`, `events` with its windows, and
 * `startsWith`, `endsWith`, `contains` of strings. All numbers are doubles. Every value has a type that is known when the rule is
 * checked, so evaluation cannot fail.
 *
 * What is absent (a tag the customer does not have, `.last` of no events, the result of a division by 0) makes the whole atom
 * around it false, an atom being the largest part without `&&`, `||`, `!` or the condition of `?:`. So with an absent tag
 * `tag(k) == 1`, `tag(k) != 1` and a bare `tag(k)` are false and `!(tag(k) == 1)` is true.
 */
export function compileRule(text: string, vocabulary: RuleVocabulary): { readonly rule: CompiledRule } | Refused {
  const compiled = compileExpression(text, vocabulary, 'bool');
  if ('problems' in compiled) return compiled;
  return { rule: { ...compiled.expression, matches: holds(compiled.expression.root) } };
}

/** The same for an expression of any type: what an own tag's value is. */
export function compileExpression(
  text: string,
  vocabulary: RuleVocabulary,
  type: RuleType,
): { readonly expression: CompiledExpression } | Refused {
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
  const mentions = new Map<string, CompiledExpression['mentions'][number]>();
  const check = createCheck(vocabulary, problems, (kind, key) => mentions.set(`${key}\n${kind}`, { kind, key }));
  const root = checkType(check, parsed.ast, type);
  if (root === undefined || problems.length > 0) return { problems: problems.sort((a, b) => a.offset - b.offset) };
  const sorted = [...mentions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mention]) => mention);
  return { expression: { source: text, mentions: sorted, root } };
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
      const meaning = checkPart(rule, node);
      depth--;
      return meaning && { ...meaning, text: sourceOf(node) };
    },
  };
  return rule;
}
