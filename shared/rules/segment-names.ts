import type { ASTNode } from '@marcbachmann/cel-js';
import { nearestName, suggestion } from '../domain/nearest-name.ts';
import { groupPrefix } from '../domain/tags/named-groups.ts';
import { literalText, type Meaning, type RuleCheck, written } from './expression.ts';
import type { Choices, Evaluate, RuleVocabulary } from './rule.ts';

/** Scheme of the named groups in `in_segment`. A customer may be in several, so it is no variable. */
const groupScheme = groupPrefix.slice(0, -1);

/** `in_segment("tier/dormant")`. Shows the segment of that scheme which the customer is in; of a named group whether they are in it. */
export function checkInSegment(rule: RuleCheck, argument: ASTNode): Meaning | undefined {
  const { segments } = rule.vocabulary;
  const expected = `"scheme/name" with a scheme of ${[...segments.keys(), groupScheme].join(', ')}`;
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
  if (scheme === groupScheme) return checkInGroup(rule, argument, name);
  if (!segments.has(scheme))
    return rule.report(
      argument,
      `segment scheme "${scheme}" is not known${suggestion(scheme, segments.keys())}`,
      expected,
    );
  const choices = segmentChoices(rule.vocabulary, scheme);
  if (choices !== undefined && !checkChoices(rule, argument, choices, name)) return undefined;
  rule.mention('segment', scheme);
  return {
    type: 'bool',
    evaluate: (subject) => subject.segment(scheme) === name,
    readings: [{ text: scheme, evaluate: (subject) => subject.segment(scheme) }],
  };
}

function checkInGroup(rule: RuleCheck, argument: ASTNode, name: string): Meaning | undefined {
  const key = groupPrefix + name;
  const { tags, below } = rule.vocabulary;
  if (tags.has(key)) {
    rule.mention('tag', key);
    const evaluate: Evaluate = (subject) => subject.tag(key);
    return { type: 'bool', evaluate, readings: [{ text: `tag("${key}")`, evaluate, tag: key }] };
  }
  const names = [...tags.keys()].flatMap((tag) => (tag.startsWith(groupPrefix) ? [tag.slice(groupPrefix.length)] : []));
  if (below?.has(key))
    return rule.report(
      argument,
      `group "${name}" is this group itself, or stands below it`,
      'a group that stands above',
    );
  return rule.report(
    argument,
    `"${name}" is not a group${suggestion(name, names)}`,
    names.length === 0 ? 'a group of the configuration' : `one of ${names.join(', ')}`,
  );
}

/** Names of a scheme's segments; `none` is always one: where a customer is in none. `undefined` where any name will do. */
export function segmentChoices({ segments }: RuleVocabulary, scheme: string): Choices | undefined {
  const names = segments.get(scheme) ?? [];
  return names.length === 0 ? undefined : { what: `a segment of ${scheme}`, names: [...new Set([...names, 'none'])] };
}

/** Whether the name is one of the choices; if not, that is reported. */
export function checkChoices(rule: RuleCheck, node: ASTNode, { what, names }: Choices, name: string): boolean {
  if (names.includes(name)) return true;
  const known = names.filter((choice) => choice !== 'none');
  // `loyal` for `loyal_customers`.
  const nearest = nearestName(name, known) ?? known.find((choice) => choice.split('_').includes(name));
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  rule.report(node, `"${name}" is not ${what}${meant}`, `one of ${names.join(', ')}`);
  return false;
}
