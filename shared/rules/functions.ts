import type { ASTNode } from '@marcbachmann/cel-js';
import { normalizeCategory } from '../domain/event/category-path.ts';
import { suggestion } from '../domain/nearest-name.ts';
import { checkCategory } from './event-filter.ts';
import { expectedMeasure } from './events-call.ts';
import { literalText, type Meaning, type RuleCheck, reading, sourceOf, written } from './expression.ts';
import type { ConsentState, Evaluate, RuleType } from './rule.ts';
import { checkInSegment, segmentChoices } from './segment-names.ts';

type CheckCall = (rule: RuleCheck, argument: ASTNode, node: ASTNode) => Meaning | undefined;

const ofOneArgument: Readonly<Record<string, CheckCall>> = {
  tag(rule, argument, node) {
    const found = knownTag(rule, 'tag', argument);
    if (found === undefined) return undefined;
    const { key, type } = found;
    rule.mention('tag', key);
    const scheme = schemeTags[key];
    const choices = scheme && segmentChoices(rule.vocabulary, scheme);
    const evaluate: Evaluate = (subject) => subject.tag(key);
    return { type, evaluate, ...(choices && { choices }), readings: [{ text: sourceOf(node), evaluate, tag: key }] };
  },
  has_tag(rule, argument) {
    const found = knownTag(rule, 'has_tag', argument);
    if (found === undefined) return undefined;
    const { key } = found;
    rule.mention('tag', key);
    return {
      type: 'bool',
      evaluate: (subject) => subject.tag(key) !== undefined,
      readings: [{ text: `tag("${key}")`, evaluate: (subject) => subject.tag(key), tag: key }],
    };
  },
  interest(rule, argument, node) {
    const path = checkCategory(rule, argument);
    if (path === undefined) return undefined;
    rule.mention('tag', `interest.${path}`);
    return reading(node, { type: 'number', evaluate: (subject) => subject.interest(path) });
  },
  trait(rule, argument, node) {
    const name = literalName(rule, argument, 'the name of a trait, such as "locale"');
    if (name === undefined) return undefined;
    return reading(node, { type: 'string', evaluate: (subject) => subject.trait(name) });
  },
  consent(rule, argument, node) {
    const channel = literalName(rule, argument, 'the name of a channel, such as "email"');
    if (channel === undefined) return undefined;
    const choices = { what: `an answer of consent("${channel}")`, names: consentStates };
    return reading(node, { type: 'string', choices, evaluate: (subject) => subject.consent(channel) });
  },
  in_segment: checkInSegment,
  in_list(rule, argument, node) {
    const list = knownList(rule, argument);
    if (list === undefined) return undefined;
    return reading(node, { type: 'bool', evaluate: (subject) => subject.inList(list) });
  },
  similarity(rule, argument, node) {
    const list = knownList(rule, argument);
    if (list === undefined) return undefined;
    return reading(node, { type: 'number', evaluate: (subject) => subject.similarity(list) });
  },
};

const consentStates: readonly ConsentState[] = ['granted', 'refused', 'unknown'];

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
export function checkCall(rule: RuleCheck, node: ASTNode, name: string, args: readonly ASTNode[]): Meaning | undefined {
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
  return check(rule, argument, node);
}

/** Tags of the group that was meant; where none was, the groups: there are too many tags to read through. */
function expectedTags(tags: ReadonlyMap<string, unknown>, key = ''): string {
  const groupOf = (name: string) => name.slice(0, name.indexOf('.') + 1);
  const known = [...tags.keys()].sort();
  const near = known.filter((name) => groupOf(name) === groupOf(key));
  if (near.length > 0) return `one of ${near.join(', ')}`;
  return `a tag of ${[...new Set(known.map(groupOf))].map((group) => `${group}*`).join(', ')} or interest.<category path>`;
}

function knownTag(
  rule: RuleCheck,
  name: string,
  node: ASTNode,
): { readonly key: string; readonly type: RuleType } | undefined {
  const { tags, below } = rule.vocabulary;
  const key = literalText(rule, node, expectedTags(tags));
  if (key === undefined) return undefined;
  const expected = expectedTags(tags, key);
  const type = tags.get(key);
  if (type !== undefined) return { key, type };
  if (below?.has(key))
    return rule.report(
      node,
      `${name}("${key}") is this tag itself, or stands below it`,
      'a built-in tag, or an own tag that stands above: tags cannot depend on each other in a circle',
    );
  const path = key.startsWith('interest.') ? normalizeCategory(key.slice('interest.'.length)) : undefined;
  if (path !== undefined) return { key: `interest.${path}`, type: 'number' };
  const inGroup = [...tags.keys()].find((known) => known.endsWith(`.${key}`));
  const meant = inGroup === undefined ? suggestion(key, tags.keys()) : `; did you mean "${inGroup}"?`;
  return rule.report(node, `${name}("${key}") is not known${meant}`, expected);
}

function literalName(rule: RuleCheck, node: ASTNode, expected: string): string | undefined {
  const name = literalText(rule, node, expected);
  if (name === undefined || (name === name.trim() && name !== '')) return name;
  return rule.report(node, `${written(node)} is no name`, expected);
}

function knownList(rule: RuleCheck, node: ASTNode): string | undefined {
  const { lists } = rule.vocabulary;
  if (lists === undefined)
    return rule.report(
      node,
      'a rule of the settings cannot depend on a list',
      'the list named in the rule of a campaign',
    );
  const expected =
    lists.size === 0 ? 'a list in a file config/lists/<name>.csv; there is none' : `one of ${[...lists].join(', ')}`;
  const name = literalText(rule, node, expected);
  if (name === undefined || lists.has(name)) return name;
  return rule.report(node, `list "${name}" is not known${suggestion(name, lists)}`, expected);
}
