import type { ASTNode } from '@marcbachmann/cel-js';
import { dateOfDay, dayOfDate } from '../domain/event/day-of.ts';
import { literalText, type RuleCheck, written } from './expression.ts';
import type { DayWindow } from './rule.ts';

/** Days before `as_of` that a window may reach back: what profiles remember exactly. */
const mostWindowDays = 400;

/** The days of a window for an `as_of` day. Empty (`from` > `to`) when none of them is remembered. */
export type Window = (asOfDay: number) => DayWindow;

/** Dates outside are typing errors: nothing was recorded before, and nobody plans a campaign after. */
const [firstDate, lastDate] = ['1970-01-01', '2099-12-31'];

const expectedWindow = 'last(days), between("YYYY-MM-DD", "YYYY-MM-DD") or since("YYYY-MM-DD")';

/**
 * `last(n)`: the n days before `as_of`'s. `between(a, b)`: both included. `since(a)`: a included.
 *
 * None reaches beyond the day before `as_of`'s, nor back more than 400 days before `as_of`'s, whatever was asked for.
 */
export function checkWindow(rule: RuleCheck, node: ASTNode): Window | undefined {
  if (node.op !== 'call') return rule.report(node, `${written(node)} is not a window`, expectedWindow);
  const [name, args] = node.args;
  const [first, second, third] = args;
  if (name === 'last' && first && !second) return lastDays(rule, first);
  if (name === 'between' && first && second && !third) return between(rule, node, first, second);
  if (name === 'since' && first && !second) {
    const from = checkDate(rule, first);
    return from === undefined ? undefined : remembered(from, Number.POSITIVE_INFINITY);
  }
  return rule.report(node, `${written(node)} is not a window`, expectedWindow);
}

function lastDays(rule: RuleCheck, node: ASTNode): Window | undefined {
  const days = node.op === 'value' && typeof node.args === 'bigint' ? Number(node.args) : Number.NaN;
  if (!(days >= 1 && days <= mostWindowDays))
    return rule.report(
      node,
      `last(${written(node)}) is not a number of days`,
      `a whole number from 1 to ${mostWindowDays}`,
    );
  return oncePerDay((asOfDay) => ({ from: asOfDay - days, to: asOfDay - 1 }));
}

function between(rule: RuleCheck, node: ASTNode, first: ASTNode, second: ASTNode): Window | undefined {
  const from = checkDate(rule, first);
  const to = checkDate(rule, second);
  if (from === undefined || to === undefined) return undefined;
  if (from > to)
    return rule.report(
      node,
      `${written(node)} ends before it begins`,
      'the earlier date first; both days are included',
    );
  const length = to - from + 1;
  if (length > mostWindowDays)
    return rule.report(node, `${written(node)} is ${length} days long`, `at most ${mostWindowDays} days`);
  return remembered(from, to);
}

function checkDate(rule: RuleCheck, node: ASTNode): number | undefined {
  const text = literalText(rule, node, 'a date such as "2026-07-01"');
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOfDate(text) : Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number.isNaN(day) || dateOfDay(day) !== text)
    return rule.report(node, `${written(node)} is not a date of the calendar`, 'a date such as "2026-07-01"');
  if (text < firstDate || text > lastDate)
    return rule.report(node, `${written(node)} is no date that events can have`, `${firstDate} to ${lastDate}`);
  return day;
}

const remembered = (from: number, to: number): Window =>
  oncePerDay((asOfDay) => ({ from: Math.max(from, asOfDay - mostWindowDays), to: Math.min(to, asOfDay - 1) }));

/** A run asks for one day again and again. */
function oncePerDay(window: Window): Window {
  let day = Number.NaN;
  let days: DayWindow = { from: 0, to: -1 };
  return (asOfDay) => {
    if (asOfDay !== day) {
      days = window(asOfDay);
      day = asOfDay;
    }
    return days;
  };
}
