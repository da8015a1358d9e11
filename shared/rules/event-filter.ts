import type { ASTNode } from '@marcbachmann/cel-js';
import { normalizeCategory } from '../domain/event/category-path.ts';
import { messageActions } from '../domain/event/message-actions.ts';
import { messageCategory } from '../domain/event/message-category.ts';
import { suggestion } from '../domain/nearest-name.ts';
import { literalText, type RuleCheck, written } from './expression.ts';
import type { EventFilter } from './rule.ts';

/**
 * What comes between kind and window of `events`: `{"category": path}`; of messages `{"action": "sent"}` or
 * `{"action": "sent", "channel": "email"}`. What became of a message is kept as its category, `sent/email`.
 *
 * @param kind `undefined` where it has a problem; then the keys of both are fine
 */
export function checkFilter(rule: RuleCheck, node: ASTNode, kind: string | undefined): EventFilter | undefined {
  const known = kind === undefined ? [...messageKeys, ...otherKeys] : kind === 'message' ? messageKeys : otherKeys;
  const expected =
    kind === 'message'
      ? 'a filter such as {"action": "sent"} or {"action": "sent", "channel": "email"}'
      : 'a filter such as {"category": "electronics/phone"}';
  if (node.op !== 'map') return rule.report(node, `${written(node)} is not a filter`, expected);
  if (node.args.length === 0) return rule.report(node, 'the filter is empty', `${expected}, or no filter at all`);
  const values = new Map<string, string | undefined>();
  let isWhole = true;
  for (const [key, value] of node.args) {
    const name = literalText(rule, key, expected);
    const fault = name === undefined ? undefined : faultOf(name, kind, known, values);
    if (fault !== undefined) rule.report(key, fault, expected);
    if (name === undefined || fault !== undefined) isWhole = false;
    else values.set(name, checks[name]?.(rule, value));
  }
  if (!isWhole || [...values.values()].includes(undefined)) return undefined;
  const { category, action, channel } = Object.fromEntries(values);
  if (category !== undefined || action === undefined) {
    if (channel !== undefined) return rule.report(node, 'the filter names a channel and no action', expected);
    return { category };
  }
  return { category: channel === undefined ? action : messageCategory(action, channel) };
}

const messageKeys = ['action', 'channel'];
const otherKeys = ['category'];

function faultOf(
  name: string,
  kind: string | undefined,
  known: readonly string[],
  values: ReadonlyMap<string, unknown>,
): string | undefined {
  if (values.has(name)) return `the filter names "${name}" twice`;
  if (known.includes(name)) return undefined;
  if (messageKeys.includes(name)) return `filter "${name}" is for events of kind "message", not "${kind}"`;
  if (otherKeys.includes(name)) return `filter "${name}" is not for events of kind "message"`;
  return `filter "${name}" is not known${suggestion(name, known)}`;
}

const checks: Readonly<Record<string, (rule: RuleCheck, node: ASTNode) => string | undefined>> = {
  category: checkCategory,
  action(rule, node) {
    const expected = `one of ${messageActions.join(', ')}`;
    const action = literalText(rule, node, expected);
    if (action === undefined || (messageActions as readonly string[]).includes(action)) return action;
    return rule.report(node, `action "${action}" is not known${suggestion(action, messageActions)}`, expected);
  },
  channel(rule, node) {
    const expected = 'the name of a channel, such as "email"';
    const channel = literalText(rule, node, expected);
    if (channel === undefined || /^[a-z0-9][a-z0-9_-]{0,62}$/.test(channel)) return channel;
    return rule.report(node, `${written(node)} is no name of a channel`, expected);
  },
};

/** A category path in quotes, as catalogue and profiles write it: no blanks around parts, no empty parts. */
export function checkCategory(rule: RuleCheck, node: ASTNode): string | undefined {
  const expected = 'a category path such as "electronics/phone"';
  const text = literalText(rule, node, expected);
  if (text === undefined) return undefined;
  return normalizeCategory(text) ?? rule.report(node, `${written(node)} is no category path`, expected);
}
