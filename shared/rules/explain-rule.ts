import type { OwnTags } from './own-tags.ts';
import type { CompiledExpression, DayWindow, Expression, RuleSubject, RuleValue } from './rule.ts';

/** A part of a rule, with what came of it for one customer. */
export interface Explanation {
  /** As it was written. */
  readonly text: string;
  /**
   * `atom`: the largest part without `&&`, `||`, `!` or `?:`. The parts of a `choice` are condition, then, else. `value`: the rule of
   * an own tag that is a number or a text.
   */
  readonly kind: 'and' | 'or' | 'not' | 'choice' | 'atom' | 'value';
  /** Of a `value`: whether it has one. */
  readonly result: boolean;
  /** Of an atom or value: what it saw, in the order it is written, each once. */
  readonly seen: readonly Seen[];
  readonly parts: readonly Explanation[];
}

export interface Seen {
  readonly text: string;
  /** `null` where the customer has no such thing, which makes the atom false. */
  readonly value: RuleValue | null;
  /** Of events: the days that were looked at; `null` when none of them is remembered or over. */
  readonly days?: DayWindow | null;
  /** Of an own tag, where it first stands: its rule. */
  readonly own?: { readonly key: string; readonly rule: Explanation };
}

/**
 * Tells of every part of a rule whether it holds for a customer and what it saw. Nothing is cut short: also the parts that cannot
 * change the result any more are looked at. The result of the whole is what `matches` says. Own tags are taken apart as well, each
 * once.
 */
export function explainRule(
  { root }: Pick<CompiledExpression, 'root'>,
  subject: RuleSubject,
  asOfDay: number,
  ownTags: OwnTags = new Map(),
): Explanation {
  const told = new Set<string>();

  function explain(part: Expression): Explanation {
    const { text, type, join, parts = [] } = part;
    const isCondition = type === 'bool';
    if (!isCondition || join === undefined || join === 'value') {
      const value = part.evaluate(subject, asOfDay);
      const result = isCondition ? value === true : value !== undefined;
      return { text, kind: isCondition ? 'atom' : 'value', result, seen: seenBy(part), parts: [] };
    }
    const explained = parts.map(explain);
    return { text, kind: join, result: joined(join, explained), seen: [], parts: explained };
  }

  function seenBy(part: Expression): Seen[] {
    const seen = new Map<string, Seen>();
    const look = ({ parts = [], readings = [] }: Expression): void => {
      for (const { text, evaluate, tag, window } of readings) {
        if (seen.has(text)) continue;
        const days = window?.(asOfDay);
        seen.set(text, {
          text,
          value: evaluate(subject, asOfDay) ?? null,
          ...(days && { days: days.from > days.to ? null : days }),
          ...ownRule(tag),
        });
      }
      for (const each of parts) look(each);
    };
    look(part);
    return [...seen.values()];
  }

  function ownRule(key: string | undefined): Pick<Seen, 'own'> {
    const own = key === undefined || told.has(key) ? undefined : ownTags.get(key);
    if (key === undefined || own === undefined) return {};
    told.add(key);
    return { own: { key, rule: explain(own.root) } };
  }

  return explain(root);
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
