import type { ASTNode } from '@marcbachmann/cel-js';
import { suggestion } from '../domain/nearest-name.ts';
import { checkEvents, expectedMeasure } from './events-call.ts';
import { type Meaning, type RuleCheck, reading, written } from './expression.ts';
import { checkCall } from './functions.ts';
import * as operators from './operators.ts';
import { segmentChoices } from './segment-names.ts';

/** What a part of a rule means; `undefined` when it has a problem, which is reported. */
export function checkPart(rule: RuleCheck, node: ASTNode): Meaning | undefined {
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

function checkLiteral(rule: RuleCheck, node: ASTNode, value: unknown): Meaning | undefined {
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

function checkVariable(rule: RuleCheck, node: ASTNode, name: string): Meaning | undefined {
  const schemes = rule.vocabulary.segments;
  if (!schemes.has(name)) {
    const asTag = [...rule.vocabulary.tags.keys()].find((key) => key.endsWith(`.${name}`));
    const meant = suggestion(name, schemes.keys()) || (asTag === undefined ? '' : `; did you mean tag("${asTag}")?`);
    return rule.report(node, `variable "${name}" is not known${meant}`, `one of ${[...schemes.keys()].join(', ')}`);
  }
  rule.mention('segment', name);
  const choices = segmentChoices(rule.vocabulary, name);
  return reading(node, { type: 'string', evaluate: (subject) => subject.segment(name), ...(choices && { choices }) });
}

function checkMember(rule: RuleCheck, node: ASTNode, object: ASTNode, member: string): Meaning | undefined {
  if (object.op === 'call' && object.args[0] === 'events') return checkEvents(rule, node, object, member);
  const text = written(node);
  const meant = rule.vocabulary.tags.has(text) ? `; did you mean tag("${text}")?` : '';
  return rule.report(node, `${text} is not known${meant}`, `a tag as tag("group.name"), or ${expectedMeasure}`);
}
