import type { ASTNode } from '@marcbachmann/cel-js';
import { eventKinds } from '../domain/event/event.ts';
import { suggestion } from '../domain/nearest-name.ts';
import { checkFilter } from './event-filter.ts';
import { literalText, type Meaning, type RuleCheck, sourceOf } from './expression.ts';
import type { Evaluate, EventFilter, EventTotals } from './rule.ts';
import { checkWindow, type Window } from './windows.ts';

/** What may be asked of events, each from their totals. */
const measures: Readonly<Record<string, (totals: EventTotals) => number | undefined>> = {
  count: ({ count }) => count,
  days: ({ days }) => days,
  quantity: ({ quantity }) => quantity,
  money: ({ money }) => money,
  last: ({ last }) => last,
};
const measureNames = Object.keys(measures);
export const expectedMeasure = `one of ${measureNames.map((name) => `.${name}`).join(', ')} after events(...)`;

const noEvents: EventTotals = { count: 0, days: 0, quantity: 0, money: 0, last: undefined };

/** `events(kind, window).count` and `events(kind, filter, window).count`, and the other measures. */
export function checkEvents(rule: RuleCheck, node: ASTNode, call: ASTNode, measure: string): Meaning | undefined {
  const args = call.op === 'call' ? call.args[1] : [];
  if (args.length < 2 || args.length > 3) {
    return rule.report(
      call,
      `events takes 2 or 3 arguments, not ${args.length}`,
      'events(kind, window) or events(kind, {"category": path}, window)',
    );
  }
  const kind = checkKind(rule, args[0]!);
  const filter = args.length === 3 ? checkFilter(rule, args[1]!, kind) : {};
  const window = checkWindow(rule, args.at(-1)!);
  const value = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
  if (value === undefined) {
    const where = { start: node.end - measure.length, end: node.end };
    return rule.report(
      where,
      `events(...).${measure} is not known${suggestion(measure, measureNames)}`,
      expectedMeasure,
    );
  }
  if (kind === undefined || filter === undefined || window === undefined) return undefined;
  const evaluate = measureOf(kind, filter, window, value);
  return { type: 'number', evaluate, readings: [{ text: sourceOf(node), evaluate, window }] };
}

const measureOf =
  (kind: string, filter: EventFilter, window: Window, value: (totals: EventTotals) => number | undefined): Evaluate =>
  (subject, asOfDay) => {
    const days = window(asOfDay);
    return value(days.from > days.to ? noEvents : subject.events(kind, filter, days));
  };

function checkKind(rule: RuleCheck, node: ASTNode): string | undefined {
  const expected = `a kind of event: ${eventKinds.join(', ')}`;
  const kind = literalText(rule, node, expected);
  if (kind === undefined || (eventKinds as readonly string[]).includes(kind)) return kind;
  return rule.report(node, `event kind "${kind}" is not known${suggestion(kind, eventKinds)}`, expected);
}
