import type { ASTNode } from '@marcbachmann/cel-js';
import { normalizeCategory } from '../domain/event/category-path.ts';
import { nearestName, suggestion } from '../domain/nearest-name.ts';
import { checkCategory, expectedMeasure } from './events-call.ts';
import { type Expression, literalText, type RuleCheck, written } from './expression.ts';
import type { RuleType } from './rule.ts';

type CheckCall = (rule: RuleCheck, argument: ASTNode) => Expression | undefined;

const ofOneArgument: Readonly<Record<string, CheckCall>> = {
  tag(rule, argument) {
    const found = knownTag(rule, 'tag', argument);
    if (found === undefined) return undefined;
    const { key, type } = found;
    rule.mention('tag', key);
    const scheme = schemeTags[key];
    return { type, evaluate: (subject) => subject.tag(key), ...(scheme !== undefined && { scheme }) };
  },
  has_tag(rule, argument) {
    const found = knownTag(rule, 'has_tag', argument);
    if (found === undefined) return undefined;
    const { key } = found;
    rule.mention('tag', key);
    return { type: 'bool', evaluate: (subject) => subject.tag(key) !== undefined };
  },
  interest(rule, argument) {
    const path = checkCategory(rule, argument);
    if (path === undefined) return undefined;
    rule.mention('tag', `interest.${path}`);
    return { type: 'number', evaluate: (subject) => subject.interest(path) };
  },
  in_segment: checkInSegment,
};

/** Tags whose values are the names of a segment scheme. */
const schemeTags: Readonly<Record<string, string>> = {
  'value.tier': 'tier',
  'value.rfm': 'rfm',
  'lifecycle.stage': 'lifecycle',
};

const windowNames = ['last', 'between', 'since'];
const functionNames = [...Object.keys(ofOneArgument), 'events'];
const expectedFunction = `one of ${functionNames.map((name) => `${name}(...)`).join(', ')}`;

/** A call of a function by its name. */
export function checkCall(
  rule: RuleCheck,
  node: ASTNode,
  name: string,
  args: readonly ASTNode[],
): Expression | undefined {
  if (name === 'events') return rule.report(node, 'events(...) is no value by itself', expectedMeasure);
  if (windowNames.includes(name))
    return rule.report(node, `${name}(...) is a window, not a value`, 'a window inside events(kind, window)');
  const check = Object.hasOwn(ofOneArgument, name) ? ofOneArgument[name] : undefined;
  if (check === undefined) {
    const near = suggestion(name, [...functionNames, ...windowNames]);
    return rule.report(
      { start: node.start, end: node.start + name.length },
      `function "${name}" is not known${near}`,
      expectedFunction,
    );
  }
  const [argument] = args;
  if (argument === undefined || args.length !== 1)
    return rule.report(node, `${name} takes 1 argument, not ${args.length}`, `${name}("...")`);
  return check(rule, argument);
}

function knownTag(
  rule: RuleCheck,
  name: string,
  node: ASTNode,
): { readonly key: string; readonly type: RuleType } | undefined {
  const { tags } = rule.vocabulary;
  const expected = `one of ${[...tags.keys()].sort().join(', ')}, or interest.<category path>`;
  const key = literalText(rule, node, expected);
  if (key === undefined) return undefined;
  const type = tags.get(key);
  if (type !== undefined) return { key, type };
  const path = key.startsWith('interest.') ? normalizeCategory(key.slice('interest.'.length)) : undefined;
  if (path !== undefined) return { key: `interest.${path}`, type: 'number' };
  return rule.report(node, `${name}("${key}") is not known${suggestion(key, tags.keys())}`, expected);
}

function checkInSegment(rule: RuleCheck, argument: ASTNode): Expression | undefined {
  const { segments } = rule.vocabulary;
  const expected = `"scheme/name" with a scheme of ${[...segments.keys()].join(', ')}`;
  const text = literalText(rule, argument, expected);
  if (text === undefined) return undefined;
  const slash = text.indexOf('/');
  const scheme = slash < 0 ? text : text.slice(0, slash);
  const name = text.slice(slash + 1);
  if (slash < 0 || name === '') {
    const full = [...segments].flatMap(([key, names]) => (names.includes(text) ? [`${key}/${text}`] : []));
    const meant = full.length === 0 ? '' : `; did you mean "${full.join('" or "')}"?`;
    return rule.report(argument, `${written(argument)} names no scheme and segment${meant}`, expected);
  }
  if (!segments.has(scheme))
    return rule.report(
      argument,
      `segment scheme "${scheme}" is not known${suggestion(scheme, segments.keys())}`,
      expected,
    );
  if (!checkSegmentName(rule, argument, scheme, name)) return undefined;
  rule.mention('segment', scheme);
  return { type: 'bool', evaluate: (subject) => subject.segment(scheme) === name };
}

/** Whether the scheme has a segment of that name; if not, that is reported. `none` is always one: where a customer is in none. */
export function checkSegmentName(rule: RuleCheck, node: ASTNode, scheme: string, name: string): boolean {
  const names = rule.vocabulary.segments.get(scheme) ?? [];
  if (names.length === 0 || name === 'none' || names.includes(name)) return true;
  const nearest = nearestName(name, names);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  rule.report(
    node,
    `"${name}" is not a segment of ${scheme}${meant}`,
    `one of ${[...new Set([...names, 'none'])].join(', ')}`,
  );
  return false;
}
