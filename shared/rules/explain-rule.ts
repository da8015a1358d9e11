import type { CompiledExpression, DayWindow, Expression, RuleSubject, RuleValue } from './rule.ts';

/** A part of a rule, with what came of it for one customer. */
export interface Explanation {
  /** As it was written. */
  readonly text: string;
  /** `atom`: the largest part without `&&`, `||`, `!` or `?:`. The parts of a `choice` are condition, then, else. */
  readonly kind: 'and' | 'or' | 'not' | 'choice' | 'atom';
  readonly result: boolean;
  /** Of an atom: what it saw, in the order it is written, each once. */
  readonly seen: readonly Seen[];
  readonly parts: readonly Explanation[];
}

export interface Seen {
  readonly text: string;
  /** `null` where the customer has no such thing, which makes the atom false. */
  readonly value: RuleValue | null;
  /** Of events: the days that were looked at; `null` when none of them is remembered or over. */
  readonly days?: DayWindow | null;
}

/**
 * Tells of every part of a rule whether it holds for a customer and what it saw. Nothing is cut short: also the parts that cannot
 * change the result any more are looked at. The result of the whole is what `matches` says.
 */
export function explainRule(
  { root }: Pick<CompiledExpression, 'root'>,
  subject: RuleSubject,
  asOfDay: number,
): Explanation {
  return explain(root, subject, asOfDay);
}

function explain(part: Expression, subject: RuleSubject, asOfDay: number): Explanation {
  const { text, join, parts = [] } = part;
  if (join === undefined || join === 'value') {
    const result = part.evaluate(subject, asOfDay) === true;
    return { text, kind: 'atom', result, seen: seenBy(part, subject, asOfDay), parts: [] };
  }
  const explained = parts.map((each) => explain(each, subject, asOfDay));
  return { text, kind: join, result: joined(join, explained), seen: [], parts: explained };
}

function joined(join: 'and' | 'or' | 'not' | 'choice', parts: readonly Explanation[]): boolean {
  switch (join) {
    case 'and':
      return parts.every(({ result }) => result);
    case 'or':
      return parts.some(({ result }) => result);
    case 'not':
      return parts[0]?.result === false;
    case 'choice':
      return (parts[0]?.result === true ? parts[1] : parts[2])?.result === true;
  }
}

function seenBy(part: Expression, subject: RuleSubject, asOfDay: number): Seen[] {
  const seen = new Map<string, Seen>();
  const look = ({ parts = [], readings = [] }: Expression): void => {
    for (const { text, evaluate, window } of readings) {
      if (seen.has(text)) continue;
      const days = window?.(asOfDay);
      seen.set(text, {
        text,
        value: evaluate(subject, asOfDay) ?? null,
        ...(days && { days: days.from > days.to ? null : days }),
      });
    }
    for (const each of parts) look(each);
  };
  look(part);
  return [...seen.values()];
}
